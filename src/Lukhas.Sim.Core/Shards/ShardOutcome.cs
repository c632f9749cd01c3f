using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>What the rollouts came to.</summary>
public sealed record ShardOutcome
{
    /// <summary>How many there were.</summary>
    public required int Rollouts { get; init; }

    /// <summary>The probability of success, with its 95 % interval.</summary>
    public required ShardSuccess Success { get; init; }

    /// <summary>The finish over the rollouts that succeeded, in the plan's unit; every member null where none did.</summary>
    public required ShardDistribution Finish { get; init; }

    /// <summary>The cost over the rollouts that succeeded; every member null where none did.</summary>
    public required ShardDistribution Cost { get; init; }

    /// <summary>What is structurally weak about the plan.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
