namespace Lukhas.Sim.Core.Lane;

/// <summary>How the lane behaves. The defaults are those of a deployment that sets nothing.</summary>
public sealed record LaneOptions
{
    /// <summary>Whether the lane takes seeds and rehearses; the deployment's own switch.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long a job lives, 1 minute to 30 days.</summary>
    public TimeSpan JobTtl { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a document stays in the inbox, <see cref="JobTtl"/> to 30 days.</summary>
    public TimeSpan InboxRetention { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long one collect may rehearse before another may take over; longer than the largest time budget.</summary>
    public TimeSpan CollectLease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many rehearsals may run at once in this process, at least 1; a host sets its processors.</summary>
    public int MaxConcurrentRehearsals { get; init; } = 2;

    /// <summary>Threads that one rehearsal may use, at least 1. Never changes a number, unless the time limit comes first.</summary>
    public int MaxRehearsalThreads { get; init; } = 1;

    /// <summary>How long a collect waits for another rehearsal to end before it tells its caller to ask again.</summary>
    public TimeSpan RehearsalSlotWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Characters (UTF-16 units) of a goal that are kept, 1 to 8,192.</summary>
    public int MaxGoalChars { get; init; } = 600;

    /// <summary>The authentication context that satisfies a step-up.</summary>
    public string StepUpAcr { get; init; } = "urn:lukhas:acr:gtpsi";

    /// <summary>How old an authentication may be to satisfy a step-up.</summary>
    public TimeSpan StepUpMaxAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a duress signal switches its tenant off until an operator turns it on again.</summary>
    public bool DuressHold { get; init; }
}
