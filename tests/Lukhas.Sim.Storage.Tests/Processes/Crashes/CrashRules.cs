using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>What must hold of every history, and of what it leaves in storage.</summary>
internal static class CrashRules
{
    /// <summary>The answers agree with each other.</summary>
    public static void CheckAnswers(CrashHistory history)
    {
        foreach (var (job, sightings) in history.Jobs)
        {
            foreach (var earlier in sightings)
            {
                foreach (var later in sightings.Where(later => later.AskedAt > earlier.ToldAt))
                    Assert.True(JobSighting.Allows(earlier.Status, later.Status), $"{job} was {earlier.Status}, then {later.Status}.");
            }

            var ends = sightings.Select(sighting => sighting.Status).Where(status => JobSighting.Rank(status) == 2).Distinct();
            Assert.True(ends.Count() <= 1, $"{job} was both complete and cancelled.");
            Assert.True(Hashes(sightings).Count() <= 1, $"{job} was collected with different documents.");
        }

        Assert.All(history.JobsOfKeys, made => Assert.Single(made.Value.Distinct()));
    }

    /// <summary>Storage holds what the answers promised.</summary>
    public static void CheckJobs(CrashHistory history, StoredState stored)
    {
        var jobs = stored.Jobs.ToDictionary(job => job.Id.Value);
        foreach (var (id, sightings) in history.Jobs)
        {
            Assert.True(jobs.TryGetValue(id, out var job), $"{id} was acknowledged and is not there.");
            Assert.All(sightings, sighting =>
                Assert.True(JobSighting.Allows(sighting.Status, job.Status), $"{id} was {sighting.Status} and is {job.Status}."));
            Assert.All(Hashes(sightings), told => Assert.Equal(job.Shards!.Sha256, told));
        }

        // Without a key, an answer that got lost leaves one job or none behind. With a key, the retry has told which job it made.
        var unknown = stored.Jobs.Where(job => !history.Jobs.ContainsKey(job.Id.Value)).ToList();
        Assert.All(unknown, job => Assert.Null(job.Idempotency));
        Assert.InRange(unknown.Count, 0, history.LostWithoutKey);
        Assert.Equal(history.JobsOfKeys.Count, stored.Jobs.Count(job => job.Idempotency is not null));
    }

    /// <summary>The rows of each job are there together or not at all.</summary>
    public static void CheckRows(StoredState stored)
    {
        Assert.Equal(
            stored.Jobs.Select(job => (job.Id.Value, job.SweepAt)).Order(),
            stored.Entries.Select(entry => (entry.JobId.Value, entry.DueAt)).Order());
        Assert.Equal(
            stored.Jobs.Where(job => job.Idempotency is not null).Select(job => job.Id.Value).Order(),
            stored.Keys.Select(id => id.Value).Order());
    }

    /// <summary>Each complete job has its document.</summary>
    public static void CheckDocuments(StoredState stored) =>
        Assert.All(stored.Of(JobStatus.Complete), job => Assert.Equal(job.Shards!.Sha256, stored.Documents.GetValueOrDefault(job.Shards.Path)));

    private static IEnumerable<string> Hashes(IEnumerable<JobSighting> sightings) =>
        sightings.Select(sighting => sighting.Sha256).OfType<string>().Distinct();
}
