namespace Lukhas.Sim.Core.Jobs;

/// <summary>A job and the version it was read at.</summary>
/// <param name="Job">The job.</param>
/// <param name="Version">What a replacement must expect.</param>
public sealed record VersionedJob(Job Job, JobVersion Version);
