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
    int Number,
    int Node,
    bool IsStem,
    bool IsPart,
    bool MayJoin,
    bool MayBeInPieces,
    bool IsOnlyReadAsWritten)
{
    private const int ShortestDisguise = 3;
    private const int ShortestInPieces = 4;

    /// <summary>A word.</summary>
    /// <param name="letters">As it is folded.</param>
    /// <param name="number">Its number.</param>
    /// <param name="node">Where its letters end.</param>
    /// <param name="isStem">Whether it is a stem.</param>
    /// <param name="isPart">Whether it is a part.</param>
    /// <param name="mayJoin">Whether it may be written as one with a word before it.</param>
    public static VocabularyWord Of(
        ReadOnlySpan<char> letters, int number, int node, bool isStem, bool isPart, bool mayJoin) => new(
        number,
        node,
        isStem,
        isPart,
        mayJoin,
        MayBeInPieces: !isStem && !isPart && letters.Length >= ShortestInPieces,
        IsOnlyReadAsWritten: letters.Length < ShortestDisguise && !AnyOf(letters, Scripts.IsUnspaced));

    /// <summary>A phrase: it has no letters of its own.</summary>
    public static VocabularyWord Phrase(int number) => new(
        number,
        Vocabulary.Root,
        IsStem: false,
        IsPart: false,
        MayJoin: false,
        MayBeInPieces: false,
        IsOnlyReadAsWritten: false);

    private static bool AnyOf(ReadOnlySpan<char> letters, Func<char, bool> condition)
    {
        foreach (var letter in letters)
        {
            if (condition(letter))
                return true;
        }

        return false;
    }
}
