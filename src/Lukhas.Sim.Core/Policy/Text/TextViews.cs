namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The views of a text that rules are matched against.</summary>
internal sealed class TextViews(TextFolder folder, Vocabulary vocabulary)
{
    private readonly VocabularyReader _reader = new(vocabulary);

    /// <summary>The views for regular expressions, and the policy's own words in order of where they end.</summary>
    public (IReadOnlyList<string> Views, IReadOnlyList<WordReading> Words) Of(string text)
    {
        var views = new List<string>(3) { text };
        var folded = folder.Fold(text);
        if (!folded.Equals(text, StringComparison.OrdinalIgnoreCase))
            views.Add(folded.ToLowerInvariant());
        var words = _reader.Read(folded);
        var read = string.Join(' ', words.Select(reading => vocabulary.Letters(reading.Word)));
        if (read.Length > 0 && !read.Equals(folded, StringComparison.OrdinalIgnoreCase))
            views.Add(read);
        List<WordReading> ordered = [.. words.OrderBy(reading => reading.Last)];
        return (views, [.. ordered.Concat(vocabulary.Phrases.In(ordered)).OrderBy(reading => reading.Last)]);
    }
}
