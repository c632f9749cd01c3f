namespace Lukhas.Sim.Core.Lane;

/// <summary>What a use case of the lane came to: done, or refused for a reason that a caller can act on.</summary>
/// <typeparam name="T">What is told when it was done.</typeparam>
public abstract record LaneResult<T>
{
    private LaneResult()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Value">What there is to tell.</param>
    public sealed record Done(T Value) : LaneResult<T>;

    /// <summary>It was refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(Refusal Reason) : LaneResult<T>;

    /// <summary>A result that was done.</summary>
    /// <param name="value">What there is to tell.</param>
    public static implicit operator LaneResult<T>(T value) => new Done(value);

    /// <summary>A result that was refused.</summary>
    /// <param name="reason">Why.</param>
    public static implicit operator LaneResult<T>(Refusal reason) => new Refused(reason);
}
