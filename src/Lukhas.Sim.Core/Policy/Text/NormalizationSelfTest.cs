namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// Known strings that must fold as they always did. <c>InvariantGlobalization</c> turns normalization off without a word,
/// and the gate would then let through what it exists to stop.
/// </summary>
internal static class NormalizationSelfTest
{
    private static readonly (string Text, string Folded)[] Known =
    [
        ("plain text", "plain text"),
        ("ｄｒｏｐ", "drop"),
        ("𝐝𝓻𝕠𝙥", "drop"),
        ("ﬁle", "file"),
        ("de\u0301le\u0300te", "delete"),
        ("dél\u00E8te", "delete"),
        ("dr\u200Bo\u2060p", "drop"),
        ("dr\u043E\u0440", "drop"),
        ("a\u2028\u3000 b", "a b"),
    ];

    /// <exception cref="InvalidOperationException">Normalization does not work here; the gate must not serve.</exception>
    public static void Run(TextFolder folder)
    {
        for (var i = 0; i < Known.Length; i++)
        {
            if (folder.Fold(Known[i].Text) != Known[i].Folded)
            {
                throw new InvalidOperationException(
                    $"Text is not normalized as it must be (known string {i}); is InvariantGlobalization on?");
            }
        }
    }
}
