using System.Globalization;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>The fields of a job's hash.</summary>
internal static class RedisJob
{
    /// <summary>Counts the changes; what a replacement expects.</summary>
    public const string Version = "version";

    /// <summary>When the sweeper is to look, epoch milliseconds; apart, so that the sweeper moves it without a new version.</summary>
    public const string SweepAt = "sweep_at";

    private const string Record = "job";
    private const string Seed = "seed";

    /// <summary>The first version of a job.</summary>
    public const long FirstVersion = 1;

    /// <summary>All that is kept of a new job.</summary>
    public static HashEntry[] Created(Job job) => [.. Replaced(job, FirstVersion), new HashEntry(Seed, SeedJson.Write(job.Seed))];

    /// <summary>What changes of a job: all but the seed.</summary>
    public static HashEntry[] Replaced(Job job, long version) =>
    [
        new(Version, version),
        new(SweepAt, job.SweepAt.ToUnixTimeMilliseconds()),
        new(Record, StoredJson.Write(StoredJob.Of(job), StoredJson.Default.StoredJob)),
    ];

    /// <summary>The job that a hash holds; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It was damaged.</exception>
    public static VersionedJob? Read(JobId id, HashEntry[] hash)
    {
        if (hash.Length == 0)
            return null;
        var fields = hash.ToDictionary(field => field.Name.ToString(), field => field.Value);
        if (!fields.TryGetValue(Version, out var version) || !fields.TryGetValue(SweepAt, out var sweepAt)
            || !fields.TryGetValue(Record, out var record) || !fields.TryGetValue(Seed, out var seed))
            throw new InvalidDataException($"The hash of {id} lacks a field.");
        var job = StoredJson.Read(record, StoredJson.Default.StoredJob)
            .ToJob(id, SeedJson.Read((ReadOnlyMemory<byte>)seed), DateTimeOffset.FromUnixTimeMilliseconds((long)sweepAt));
        return new VersionedJob(job, VersionOf((long)version));
    }

    public static JobVersion VersionOf(long version) => new(version.ToString(CultureInfo.InvariantCulture));
}
