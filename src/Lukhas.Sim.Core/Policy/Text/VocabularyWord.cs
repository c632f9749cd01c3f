namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A word of a vocabulary, as text with it is folded.</summary>
/// <param name="Number">Its number in the vocabulary, from 0.</param>
/// <param name="Text">Its letters.</param>
/// <param name="IsStem">Whether it stands for every word that begins with it.</param>
/// <param name="IsPart">Whether it may also begin within a word, as parts of compounds do.</param>
/// <param name="MayJoin">Whether it may also be written as one with a word before it (<c>dropall</c>).</param>
internal sealed record VocabularyWord(int Number, string Text, bool IsStem, bool IsPart = false, bool MayJoin = false)
{
    private const int ShortestDisguise = 3;
    private const int ShortestInPieces = 4;

    /// <summary>Whether it is long enough, and whole, to be told from chance where white space parts it.</summary>
    public bool MayBeInPieces { get; } = !IsStem && !IsPart && Text.Length >= ShortestInPieces;

    /// <summary>Whether it is too short to be told from chance when its letters are set apart or are digits.</summary>
    public bool IsOnlyReadAsWritten { get; } = Text.Length < ShortestDisguise && !Text.Any(Scripts.IsUnspaced);
}
