namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>One character of folded text that may be a letter.</summary>
/// <param name="Letters">The letters it may stand for (<see cref="Leet"/>); 0 breaks every word.</param>
/// <param name="IsLetter">Whether it is a letter, not a digit or a symbol that stands for one.</param>
/// <param name="IsOptional">Whether it may also be punctuation, to be passed over.</param>
/// <param name="StartsWord">Whether a word may begin with it.</param>
/// <param name="EndsWord">Whether a word may end with it.</param>
internal readonly record struct TextUnit(uint Letters, bool IsLetter, bool IsOptional, bool StartsWord, bool EndsWord);
