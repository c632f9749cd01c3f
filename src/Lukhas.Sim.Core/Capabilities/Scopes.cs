namespace Lukhas.Sim.Core.Capabilities;

/// <summary>The scopes that the lane knows; a capability token names those its bearer may use.</summary>
public static class Scopes
{
    /// <summary>Schedule, cancel and look at jobs, and ask the policy.</summary>
    public const string Schedule = "consciousness.simulation.schedule";

    /// <summary>Collect a job's dreams, and look at jobs.</summary>
    public const string Collect = "consciousness.simulation.collect";

    /// <summary>Switch the lane off and on.</summary>
    public const string Operate = "consciousness.simulation.operate";

    /// <summary>Write dreams to the inbox.</summary>
    public const string InboxWrite = "memory.inbox.dreams.write";

    /// <summary>Read the inbox of one's tenant.</summary>
    public const string InboxReadAdmin = "memory.inbox.dreams.read_admin";

    /// <summary>Remove traces from the inbox of one's tenant.</summary>
    public const string InboxPurgeAdmin = "memory.inbox.dreams.purge_admin";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } = [Schedule, Collect, Operate, InboxWrite, InboxReadAdmin, InboxPurgeAdmin];
}
