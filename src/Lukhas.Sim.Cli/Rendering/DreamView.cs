using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A trace's dreams and what is needed to draw one of them.</summary>
public sealed record DreamView
{
    /// <summary>The shards, in the order optimistic, baseline, adversarial.</summary>
    public required IReadOnlyList<DreamShard> Shards { get; init; }

    /// <summary>The variant that is drawn.</summary>
    public required string Variant { get; init; }

    /// <summary>What the shards leave out.</summary>
    public required PlanFrame Frame { get; init; }

    /// <summary>The shard that is drawn.</summary>
    /// <exception cref="InvalidDataException">There is none of that variant.</exception>
    public DreamShard Drawn =>
        Shards.FirstOrDefault(shard => shard.Variant == Variant) ?? throw new InvalidDataException($"There is no {Variant} shard.");
}
