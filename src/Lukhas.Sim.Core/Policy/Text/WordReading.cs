namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A word of a vocabulary that was read out of a text.</summary>
/// <param name="First">The first of the text's units that it was read from.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Word">The word.</param>
internal readonly record struct WordReading(int First, int Last, VocabularyWord Word);
