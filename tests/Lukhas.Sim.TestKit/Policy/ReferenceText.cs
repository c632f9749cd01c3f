using System.Text.RegularExpressions;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>A text as the reference gate sees it.</summary>
internal sealed class ReferenceText
{
    public ReferenceText(string text, string normal, ReferenceWords vocabulary)
    {
        var plain = Regex.Replace(normal, @"\s+", " ");
        Words = vocabulary.Of(plain);
        Views = [text, plain, string.Join(' ', Words.Select(word => word.Form.TrimEnd('*')))];
    }

    public IReadOnlyList<ReferenceWord> Words { get; }

    public IReadOnlyList<string> Views { get; }
}
