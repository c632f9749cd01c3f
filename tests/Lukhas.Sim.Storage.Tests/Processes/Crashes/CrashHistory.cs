using System.Collections.Concurrent;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>Every answer that was given, and every request that went without one. Safe for concurrent use.</summary>
internal sealed class CrashHistory
{
    /// <summary>Work goes to the youngest jobs, so that several requests meet at each.</summary>
    private const int Youngest = 24;

    private readonly Lock _gate = new();
    private readonly List<string> _jobs = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JobSighting>> _sightings = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _jobsOfKeys = new();
    private readonly ConcurrentQueue<ScheduleRequest> _unsettled = new();
    private int _lostWithoutKey;
    private int _settledByRetry;

    /// <summary>The jobs that were acknowledged, with what was seen of them.</summary>
    public IReadOnlyDictionary<string, ConcurrentQueue<JobSighting>> Jobs => _sightings;

    /// <summary>The jobs that were acknowledged for each <c>Idempotency-Key</c>, one for each answer.</summary>
    public IReadOnlyDictionary<string, ConcurrentQueue<string>> JobsOfKeys => _jobsOfKeys;

    /// <summary>How many schedule requests without a key got no answer: each may have made a job or not.</summary>
    public int LostWithoutKey => _lostWithoutKey;

    /// <summary>How many schedule requests got their answer only when they were sent again.</summary>
    public int SettledByRetry => _settledByRetry;

    public void Acknowledge(ScheduleRequest request, string job, bool retry)
    {
        if (request.Key is not null)
            _jobsOfKeys.GetOrAdd(request.Key, _ => new()).Enqueue(job);
        if (retry)
            Interlocked.Increment(ref _settledByRetry);
        if (!_sightings.TryAdd(job, new()))
            return;
        lock (_gate)
            _jobs.Add(job);
    }

    /// <summary>A schedule request got no answer. With a key it waits to be sent again.</summary>
    public void Lose(ScheduleRequest request)
    {
        if (request.Key is null)
            Interlocked.Increment(ref _lostWithoutKey);
        else
            _unsettled.Enqueue(request);
    }

    /// <summary>A request to be sent again; null when every key is settled.</summary>
    public ScheduleRequest? TakeUnsettled() => _unsettled.TryDequeue(out var request) ? request : null;

    public void See(string job, JobSighting sighting) => _sightings[job].Enqueue(sighting);

    /// <summary>One of the youngest jobs; null when there is none yet.</summary>
    public string? PickJob(Random random)
    {
        lock (_gate)
            return _jobs.Count == 0 ? null : _jobs[^random.Next(1, Math.Min(Youngest, _jobs.Count) + 1)];
    }
}
