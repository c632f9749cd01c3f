using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Rehearses a job's seed and puts what it found into a document.</summary>
/// <param name="rehearser">The engine.</param>
/// <param name="gate">Tells the seed's safety.</param>
/// <param name="options">How long a document is kept, and how many threads a rehearsal gets.</param>
public sealed class DreamMaker(Rehearser rehearser, PolicyGate gate, LaneOptions options)
{
    private static readonly IReadOnlyList<string> UsedScopes = [Scopes.Collect, Scopes.InboxWrite];

    /// <summary>Makes the document of a job that is being collected, on a thread of its own: the pool's are for requests.</summary>
    /// <param name="job">The job.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellationToken">Ends the rehearsal.</param>
    /// <exception cref="OperationCanceledException">The rehearsal was ended.</exception>
    public Task<DreamEntry> MakeAsync(Job job, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => Make(job, now, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private DreamEntry Make(Job job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var randomSeed = job.Seed.Constraints.RandomSeed ?? job.Id.Value;
        var report = rehearser.Rehearse(
            new RehearsalRequest
            {
                Goal = job.Seed.Goal,
                Plan = job.Seed.Plan,
                RandomSeed = randomSeed,
                Budget = job.Seed.Constraints.Budget,
                MaxParallelism = options.MaxRehearsalThreads,
            },
            cancellationToken);
        var shards = ShardFactory.Make(job, report, randomSeed, Safety(job.Seed));
        return new DreamEntry
        {
            TraceId = job.TraceId.Value,
            JobId = job.Id.Value,
            Tenant = job.Tenant.Value,
            SavedTs = now.ToUnixTimeMilliseconds(),
            ExpiresTs = (job.CreatedAt + options.InboxRetention).ToUnixTimeMilliseconds(),
            Seed = SeedSnapshot.Of(job.Seed),
            Shards = shards,
            MatadaNodes = MatadaNodeFactory.Make(job, shards, report, UsedScopes),
            Scores = TraceScores.Over(shards),
        };
    }

    private double Safety(Seed seed) => PolicyGate.Safety(gate.Cautions(JsonElement.Parse(SeedJson.Write(seed).Span)));
}
