namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A word of a vocabulary, as text with it is folded.</summary>
/// <param name="Number">Its number in the vocabulary, from 0.</param>
/// <param name="Node">Where its letters end in the vocabulary.</param>
/// <param name="IsStem">Whether it stands for every word that begins with it.</param>
/// <param name="IsPart">Whether it may also begin within a word, as parts of compounds do.</param>
/// <param name="MayJoin">Whether it may also be written as one with a word before it (<c>dropall</c>).</param>
/// <param name="MayBeInPieces">Whether it is long enough, and whole, to be told from chance where white space parts it.</param>
/// <param name="IsOnlyReadAsWritten">Whether it is too short to be told from chance when its letters are set apart or are digits.</param>
internal readonly record struct VocabularyWord(
    int Number, int Node, bool IsStem = false, bool IsPart = false, bool MayJoin = false, bool MayBeInPieces = false, bool IsOnlyReadAsWritten = false)
{
    private const int ShortestDisguise = 3;
    private const int ShortestInPieces = 4;

    /// <summary>A word of these letters.</summary>
    public static VocabularyWord Of(ReadOnlySpan<char> letters, int number, int node, bool isStem, bool isPart, bool mayJoin) => new(
        number,
        node,
        isStem,
        isPart,
        mayJoin,
        MayBeInPieces: !isStem && !isPart && letters.Length >= ShortestInPieces,
        IsOnlyReadAsWritten: letters.Length < ShortestDisguise && !AnyUnspaced(letters));

    private static bool AnyUnspaced(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (Scripts.IsUnspaced(letter))
                return true;
        }

        return false;
    }
}
