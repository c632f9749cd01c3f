namespace Lukhas.Sim.Core.Jobs;

/// <summary>The legal moves of a job, all of them.</summary>
public static class JobTransitions
{
    /// <summary>Whether a job may go from one status to another.</summary>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where it would be; running to running is a new lease after the old one ran out.</param>
    public static bool Allows(JobStatus from, JobStatus to) => (from, to) switch
    {
        (JobStatus.Scheduled, JobStatus.Running or JobStatus.Cancelled) => true,
        (JobStatus.Running, JobStatus.Running or JobStatus.Complete or JobStatus.Failed or JobStatus.Cancelled) => true,
        (JobStatus.Failed, JobStatus.Running or JobStatus.Cancelled) => true,
        _ => false,
    };

    internal static InvalidOperationException Illegal(JobStatus from, JobStatus to) =>
        new($"A {from} job cannot become {to}.");
}
