using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Capabilities;

/// <summary>Whether a capability shows a fresh, strong authentication (RFC 9470), not yet used.</summary>
/// <param name="ledger">Remembers what was used.</param>
/// <param name="options">What counts as strong and fresh.</param>
public sealed class StepUpCheck(IStepUpLedger ledger, LaneOptions options)
{
    /// <summary>Uses the capability's one step-up. To be called last, when nothing else can refuse the request.</summary>
    /// <param name="caller">The capability.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellationToken">Gives it up; the step-up may have been used all the same.</param>
    /// <returns>Whether it is satisfied.</returns>
    /// <exception cref="Jobs.StorageUnavailableException">The ledger cannot be reached.</exception>
    public async ValueTask<bool> TrySatisfyAsync(Capability caller, DateTimeOffset now, CancellationToken cancellationToken) =>
        IsFresh(caller, now)
        && await ledger.TryConsumeAsync(caller.Issuer, caller.TokenId, ForgetAt(caller, now), cancellationToken).ConfigureAwait(false);

    private bool IsFresh(Capability caller, DateTimeOffset now) =>
        string.Equals(caller.Acr, options.StepUpAcr, StringComparison.Ordinal)
        && caller.AuthenticatedAt is { } authenticated
        && authenticated <= now
        && now - authenticated <= options.StepUpMaxAge;

    /// <summary>An entry outlives the token, and the clock skew that a verifier allows it, twice over.</summary>
    private static DateTimeOffset ForgetAt(Capability caller, DateTimeOffset now) =>
        (caller.ExpiresAt > now ? caller.ExpiresAt : now) + TimeSpan.FromMinutes(5);
}
