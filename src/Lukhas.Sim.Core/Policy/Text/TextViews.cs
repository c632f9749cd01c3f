namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The views of a text that patterns are matched against: at most three, none twice.</summary>
internal sealed class TextViews(TextFolder folder, Vocabulary vocabulary)
{
    private readonly VocabularyReader _reader = new(vocabulary);

    /// <summary>The text as it is; folded; and the policy's own words in it, however they are written.</summary>
    public IReadOnlyList<string> Of(string text)
    {
        var views = new List<string>(3) { text };
        var folded = folder.Fold(text);
        if (!folded.Equals(text, StringComparison.OrdinalIgnoreCase))
            views.Add(folded.ToLowerInvariant());
        var read = _reader.Read(folded);
        if (read.Length > 0 && !read.Equals(folded, StringComparison.OrdinalIgnoreCase))
            views.Add(read);
        return views;
    }
}
