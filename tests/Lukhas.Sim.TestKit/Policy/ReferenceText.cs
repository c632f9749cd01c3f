using System.Text.RegularExpressions;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>A text as the reference gate sees it.</summary>
internal sealed class ReferenceText
{
    public ReferenceText(string text, string normal, ReferenceWords vocabulary)
    {
        var plain = Regex.Replace(normal, @"\s+", " ");
        var words = vocabulary.Of(plain);
        Views = [text, plain, string.Join(' ', words.Select(word => word.Form.Trim('*')))];
        Words = [.. words, .. vocabulary.Phrases(words)];
    }

    public IReadOnlyList<ReferenceWord> Words { get; }

    public IReadOnlyList<string> Views { get; }
}
