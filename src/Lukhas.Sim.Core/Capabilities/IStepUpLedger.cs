namespace Lukhas.Sim.Core.Capabilities;

/// <summary>Remembers which tokens have satisfied a step-up, so that each does so once.</summary>
public interface IStepUpLedger
{
    /// <summary>Uses a token's one step-up: a create-only insert, so that of two that race one wins.</summary>
    /// <param name="issuer">The token's issuer; a token id is unique only within it.</param>
    /// <param name="tokenId">The token's <c>jti</c>.</param>
    /// <param name="forgetAt">When the entry may be forgotten: no sooner than the token expires.</param>
    /// <param name="cancellationToken">Gives the insert up.</param>
    /// <returns>True for the first call with this token, false ever after.</returns>
    /// <exception cref="Jobs.StorageUnavailableException">The ledger cannot be reached.</exception>
    ValueTask<bool> TryConsumeAsync(string issuer, string tokenId, DateTimeOffset forgetAt, CancellationToken cancellationToken);
}
