using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Characters that look like others (Unicode TR39), read from the embedded <c>confusables.json</c>.</summary>
/// <remarks>
/// The data lists, for each letter, those that are taken for it by Unicode and those that are by people, and the first code
/// points of whole alphabets from A to Z that compatibility decomposition leaves alone; <c>eng/confusables</c> writes it.
/// Folding is by character alone, never by its surroundings: what stands next to a word cannot change how that word is read.
/// </remarks>
internal sealed class Confusables
{
    private static readonly Lazy<Confusables> Shared = new(ReadEmbedded);

    private readonly FrozenDictionary<int, char> _letters;

    private Confusables(string unicode, IReadOnlyDictionary<int, char> letters) =>
        (UnicodeVersion, _letters) = (unicode, letters.ToFrozenDictionary());

    public static Confusables Embedded => Shared.Value;

    /// <summary>The version of Unicode that the data is of.</summary>
    public string UnicodeVersion { get; }

    public bool TryFold(Rune rune, out char letter) => _letters.TryGetValue(rune.Value, out letter);

    private static Confusables ReadEmbedded()
    {
        using var stream = typeof(Confusables).Assembly.GetManifestResourceStream("confusables.json")
            ?? throw new InvalidOperationException("The table of confusables is not embedded.");
        using var document = JsonDocument.Parse(stream);
        var letters = new Dictionary<int, char>();
        var root = document.RootElement;
        foreach (var entry in root.GetProperty("letters").EnumerateObject().Concat(root.GetProperty("supplement").EnumerateObject()))
        {
            foreach (var lookalike in entry.Value.GetString()!.EnumerateRunes())
                letters.Add(lookalike.Value, entry.Name[0]);
        }

        foreach (var first in root.GetProperty("alphabets").EnumerateArray())
        {
            var start = int.Parse(first.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            for (var letter = 0; letter < 26; letter++)
                letters.Add(start + letter, (char)('A' + letter));
        }

        return new Confusables(root.GetProperty("unicode").GetString()!, letters);
    }
}
