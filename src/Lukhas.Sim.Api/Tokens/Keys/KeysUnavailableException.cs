namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>A token names a key that the issuer's server would have to tell of, and the server does not answer or is not asked again yet. That is not the caller's fault.</summary>
public sealed class KeysUnavailableException : Exception
{
    /// <summary>An outage.</summary>
    /// <param name="address">Where the issuer's keys are published.</param>
    /// <param name="retryAfter">When the server is asked again at the earliest.</param>
    public KeysUnavailableException(Uri address, TimeSpan retryAfter)
        : base("The server of an issuer's keys does not answer as it should, or is not asked again yet.") =>
        (Address, RetryAfter) = (address, retryAfter);

    /// <summary>Where the issuer's keys are published, for the log.</summary>
    public Uri Address { get; }

    /// <summary>When a caller may try again.</summary>
    public TimeSpan RetryAfter { get; }
}
