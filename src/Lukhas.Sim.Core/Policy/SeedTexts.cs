using System.Text.Json;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Every string of a seed in document order, a key before its value, and the first place that cannot be read safely.</summary>
internal sealed class SeedTexts
{
    // The seed reader allows 32; past this the gate would risk its own stack.
    private const int DeepestNesting = 64;

    private readonly List<SeedText> _all = [];

    private SeedTexts()
    {
    }

    public IReadOnlyList<SeedText> All => _all;

    /// <summary>Where text is anomalous, cannot be decoded, or is nested too deep; null when all is well.</summary>
    public string? Anomaly { get; private set; }

    /// <summary>Whether the seed is nested no deeper than the gate reads.</summary>
    public bool IsShallow { get; private set; } = true;

    public static SeedTexts Of(JsonElement seed)
    {
        var texts = new SeedTexts();
        texts.Visit(seed, SeedField.Root, depth: 1);
        return texts;
    }

    private void Visit(JsonElement value, SeedField field, int depth)
    {
        if (depth > DeepestNesting)
        {
            IsShallow = false;
            Anomaly ??= field.Pointer;
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Add(SafeJson.Text(value), field);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Visit(item, field.Item(index++), depth + 1);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Visit(member, field, depth);
                break;
        }
    }

    private void Visit(JsonProperty member, SeedField parent, int depth)
    {
        var name = SafeJson.Name(member);
        Add(name, parent);
        if (name is not null)
            Visit(member.Value, parent.Member(name), depth + 1);
    }

    private void Add(string? text, SeedField field)
    {
        if (text is null || Anomalies.Any(text))
            Anomaly ??= field.Pointer;
        if (text is { Length: > 0 })
            _all.Add(new SeedText(field, text));
    }
}
