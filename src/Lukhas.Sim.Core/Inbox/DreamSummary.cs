using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>What an inbox keeps beside a document, so that a listing need not open it.</summary>
public sealed record DreamSummary
{
    /// <summary>Where the document lies: whose it is, and its trace.</summary>
    public required DreamPath Path { get; init; }

    /// <summary>The job whose dreams it holds.</summary>
    public required JobId JobId { get; init; }

    /// <summary>How many shards it holds.</summary>
    public required int Count { get; init; }

    /// <summary>When it was written, in whole milliseconds.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>From when on it is gone, in whole milliseconds.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The tags of the seed, as far as the document keeps them.</summary>
    public required IReadOnlyList<string> UlTags { get; init; }

    /// <summary>Its place among the documents of its tenant.</summary>
    public DreamPosition Position => new(SavedAt, Path.TraceId);

    /// <summary>What is to be kept beside a document.</summary>
    /// <param name="job">The job.</param>
    /// <param name="entry">The document.</param>
    public static DreamSummary Of(Job job, DreamEntry entry) => new()
    {
        Path = new DreamPath(job.Tenant, job.TraceId),
        JobId = job.Id,
        Count = entry.Shards.Count,
        SavedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.SavedTs),
        ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.ExpiresTs),
        UlTags = entry.Seed.UlTags,
    };
}
