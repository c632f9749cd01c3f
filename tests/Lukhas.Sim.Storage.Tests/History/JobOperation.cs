using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Tests.History;

/// <summary>What was asked of one job and what was answered, between two moments of one counter.</summary>
internal abstract record JobOperation
{
    /// <summary>When it was asked.</summary>
    public required long Invoked { get; init; }

    /// <summary>When it was answered.</summary>
    public required long Returned { get; init; }

    /// <summary>What the register holds afterwards, if it may be answered so while it holds this.</summary>
    /// <param name="register">What it holds; null while there is no job.</param>
    /// <param name="next">What it holds afterwards.</param>
    public abstract bool Explains(Register? register, out Register? next);

    /// <summary>The job was created, or the id was taken (then without a version).</summary>
    public sealed record Create(JobContent Content, JobVersion? Version) : JobOperation
    {
        public override bool Explains(Register? register, out Register? next)
        {
            next = Version is { } version ? new Register(version, Content) : register;
            return register is null == Version is not null;
        }
    }

    /// <summary>The job was looked at.</summary>
    public sealed record Get(Register? Seen) : JobOperation
    {
        public override bool Explains(Register? register, out Register? next)
        {
            next = register;
            return register == Seen;
        }
    }

    /// <summary>The job was replaced, or there was a conflict (then without a new version).</summary>
    public sealed record Replace(JobVersion Expected, JobContent Content, JobVersion? Version) : JobOperation
    {
        public override bool Explains(Register? register, out Register? next)
        {
            var matches = register is not null && register.Version == Expected;
            next = Version is { } version ? new Register(version, Content) : register;
            return Version is null
                ? !matches
                : matches && JobTransitions.Allows(register!.Content.Status, Content.Status) && Version != Expected;
        }
    }

    /// <summary>What one job's place in a store holds.</summary>
    public sealed record Register(JobVersion Version, JobContent Content);

    /// <summary>What tells one state of a job from every other.</summary>
    public sealed record JobContent(JobStatus Status, int Attempts, string? Holder, string? Failure, string? Document)
    {
        public static JobContent Of(Job job) => new(job.Status, job.Attempts, job.Lease?.Holder, job.Failure?.Reason, job.Shards?.Sha256);
    }
}
