namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>One character of folded text that may be a letter.</summary>
/// <param name="Position">Where in the folded text it stands.</param>
/// <param name="Letters">The letters from A to Z it may stand for (<see cref="Leet"/>).</param>
/// <param name="Itself">The character in its small form where it is a letter of another script, or a digit; else NUL.</param>
/// <param name="IsLetter">Whether it is a letter, not a digit or a symbol that stands for one.</param>
/// <param name="IsOptional">Whether it may also be punctuation, to be passed over.</param>
/// <param name="StartsWord">Whether a word may begin with it.</param>
/// <param name="EndsWord">Whether a word may end with it.</param>
/// <param name="FollowsSpace">Whether white space stands before it.</param>
internal readonly record struct TextUnit(
    int Position, uint Letters, char Itself, bool IsLetter, bool IsOptional, bool StartsWord, bool EndsWord, bool FollowsSpace)
{
    /// <summary>Whether it stands alone, as the letters of <c>d r o p</c> do.</summary>
    public bool IsAlone => StartsWord && EndsWord;
}
