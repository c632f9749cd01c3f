using System.Text.Json;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>What the inbox keeps of a seed: neither values of its context nor details of consent.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="UlTags">The first 20 tags.</param>
/// <param name="Flags">The flags; null when there are none.</param>
/// <param name="ContextKeys">The names of the context's members; empty when it was absent or dropped.</param>
public sealed record SeedSnapshot(string Goal, IReadOnlyList<string> UlTags, JsonElement? Flags, IReadOnlyList<string> ContextKeys)
{
    private const int MaxTags = 20;

    /// <summary>The snapshot of a seed.</summary>
    /// <param name="seed">A sanitized seed.</param>
    public static SeedSnapshot Of(Seed seed) => new(
        seed.Goal,
        [.. seed.UlTags.Take(MaxTags)],
        seed.Constraints.Flags,
        seed.Context is { } context ? [.. context.EnumerateObject().Select(member => member.Name)] : []);
}
