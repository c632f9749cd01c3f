namespace Lukhas.Sim.Core.Jobs;

/// <summary>A store or inbox cannot be reached, or is full. What it acknowledged before stays.</summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>An outage without a cause to name.</summary>
    /// <param name="message">What cannot be reached.</param>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>An outage with its cause.</summary>
    /// <param name="message">What cannot be reached.</param>
    /// <param name="innerException">What the backend said.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>When a caller may try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}
