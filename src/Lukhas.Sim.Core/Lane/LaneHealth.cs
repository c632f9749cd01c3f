namespace Lukhas.Sim.Core.Lane;

/// <summary>How the lane is, without asking it to prove anything.</summary>
/// <param name="Enabled">Whether the deployment is switched on.</param>
/// <param name="QueueDepth">How many jobs wait; 0 while the store cannot be reached.</param>
/// <param name="QueueDepthCapped">Whether there may be more than were counted, or the store could not be asked.</param>
/// <param name="Time">The present time.</param>
public sealed record LaneHealth(bool Enabled, int QueueDepth, bool QueueDepthCapped, DateTimeOffset Time);
