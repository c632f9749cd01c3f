using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>What one answer told of a job.</summary>
/// <param name="Status">Where the job was, at some moment between the next two.</param>
/// <param name="Sha256">The hash of its document; null where the answer told none.</param>
/// <param name="AskedAt">A timestamp from before the request.</param>
/// <param name="ToldAt">A timestamp from after the answer.</param>
internal sealed record JobSighting(JobStatus Status, string? Sha256, long AskedAt, long ToldAt)
{
    /// <summary>How far along a job is. It only ever goes up, and what is at the top stays.</summary>
    public static int Rank(JobStatus status) => status switch
    {
        JobStatus.Scheduled => 0,
        JobStatus.Running => 1,
        JobStatus.Complete or JobStatus.Cancelled => 2,
        _ => throw new InvalidOperationException($"A job is {status}: no rehearsal of these seeds may break."),
    };

    /// <summary>Whether history allows that a job was seen so, and later so.</summary>
    public static bool Allows(JobStatus earlier, JobStatus later) =>
        Rank(earlier) < 2 ? Rank(earlier) <= Rank(later) : earlier == later;
}
