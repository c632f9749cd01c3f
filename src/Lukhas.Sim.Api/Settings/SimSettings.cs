using Lukhas.Sim.Api.RateLimits;
using Lukhas.Sim.Api.Sweeping;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Api.Settings;

/// <summary>All settings of a host, read once at start and valid. The key that they hold goes with them.</summary>
public sealed record SimSettings : IDisposable
{
    /// <summary>How the lane behaves.</summary>
    public required LaneOptions Lane { get; init; }

    /// <summary>The name of the job store's backend, which also keeps the step-up ledger.</summary>
    public required string JobStore { get; init; }

    /// <summary>The name of the dream inbox's backend.</summary>
    public required string Inbox { get; init; }

    /// <summary>Where audit records go: <c>log</c>, or the name of the backend that keeps them too.</summary>
    public required string Audit { get; init; }

    /// <summary>When expired jobs are swept.</summary>
    public required SweepSchedule SweepSchedule { get; init; }

    /// <summary>The policy to enforce; null for the embedded one.</summary>
    public required PolicyDocument? Policy { get; init; }

    /// <summary>The issuers that settings name.</summary>
    public required IReadOnlyList<TrustedIssuer> Issuers { get; init; }

    /// <summary>The key that the lane signs with: the one that is set, or one that was made for this process; null for neither.</summary>
    public required SigningKey? LaneKey { get; init; }

    /// <summary>A key of the lane's that no longer signs, or does not yet, and is believed; null for none.</summary>
    public required PublicKey? PreviousLaneKey { get; init; }

    /// <summary>Tokens to refuse, by their <c>jti</c>.</summary>
    public required IReadOnlyList<string> DeniedTokens { get; init; }

    /// <summary>How many requests a caller may make.</summary>
    public required RateLimitOptions Rate { get; init; }

    /// <inheritdoc/>
    public void Dispose() => LaneKey?.Dispose();
}
