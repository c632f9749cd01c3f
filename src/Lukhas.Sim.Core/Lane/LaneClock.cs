namespace Lukhas.Sim.Core.Lane;

/// <summary>The present time in whole milliseconds, as jobs and documents keep it.</summary>
/// <param name="time">Where time comes from.</param>
public sealed class LaneClock(TimeProvider time)
{
    /// <summary>The present time, its fraction of a millisecond cut off.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
