using System.Text.Json;
using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.Core.Seeds;

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
        texts.Visit(seed, JsonPointer.Root, depth: 1);
        return texts;
    }

    private void Visit(JsonElement value, JsonPointer pointer, int depth)
    {
        if (depth > DeepestNesting)
        {
            IsShallow = false;
            Anomaly ??= pointer.Value;
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Add(SafeJson.Text(value), pointer);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Visit(item, pointer.Item(index++), depth + 1);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Visit(member, pointer, depth);
                break;
        }
    }

    private void Visit(JsonProperty member, JsonPointer parent, int depth)
    {
        var name = SafeJson.Name(member);
        Add(name, parent);
        if (name is not null)
            Visit(member.Value, parent.Member(name), depth + 1);
    }

    private void Add(string? text, JsonPointer pointer)
    {
        if (text is null || Anomalies.Any(text))
            Anomaly ??= pointer.Value;
        if (text is { Length: > 0 })
            _all.Add(new SeedText(pointer.Value, text));
    }
}
