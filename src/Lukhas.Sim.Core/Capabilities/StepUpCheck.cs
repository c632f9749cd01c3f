using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Capabilities;

/// <summary>
/// Whether a capability shows a fresh, strong authentication (RFC 9470), not yet used. The two are asked apart: a use cannot be taken
/// back, so that whatever else may fail comes between them.
/// </summary>
/// <param name="ledger">Remembers what was used.</param>
/// <param name="options">What counts as strong and fresh.</param>
public sealed class StepUpCheck(IStepUpLedger ledger, LaneOptions options)
{
    /// <summary>Whether the authentication is strong enough and recent enough, used or not. It uses nothing.</summary>
    /// <param name="caller">The capability.</param>
    /// <param name="now">The present time.</param>
    public bool IsFresh(Capability caller, DateTimeOffset now) =>
        string.Equals(caller.Acr, options.StepUpAcr, StringComparison.Ordinal)
        && caller.AuthenticatedAt is { } authenticated
        && authenticated <= now
        && now - authenticated <= options.StepUpMaxAge;

    /// <summary>Uses the capability's one step-up. To be called last, when only the effect itself can still fail.</summary>
    /// <param name="caller">A capability that was fresh.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellationToken">Gives it up; the step-up may have been used all the same.</param>
    /// <returns>Whether it was not used before; of callers that race, one is told so.</returns>
    /// <exception cref="Jobs.StorageUnavailableException">The ledger cannot be reached; the step-up may have been used all the same.</exception>
    public ValueTask<bool> TryConsumeAsync(Capability caller, DateTimeOffset now, CancellationToken cancellationToken) =>
        ledger.TryConsumeAsync(caller.Issuer, caller.TokenId, ForgetAt(caller, now), cancellationToken);

    /// <summary>An entry outlives the token, and the clock skew that a verifier allows it, twice over.</summary>
    private static DateTimeOffset ForgetAt(Capability caller, DateTimeOffset now) =>
        (caller.ExpiresAt > now ? caller.ExpiresAt : now) + TimeSpan.FromMinutes(5);
}
