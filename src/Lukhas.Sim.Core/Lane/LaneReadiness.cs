namespace Lukhas.Sim.Core.Lane;

/// <summary>Whether the lane's backends answer.</summary>
/// <param name="Store">Whether the job store does.</param>
/// <param name="Inbox">Whether the dream inbox does.</param>
/// <param name="LastSweep">When a sweep last succeeded; null before the first.</param>
public sealed record LaneReadiness(bool Store, bool Inbox, DateTimeOffset? LastSweep)
{
    /// <summary>Whether both do.</summary>
    public bool Ready => Store && Inbox;
}
