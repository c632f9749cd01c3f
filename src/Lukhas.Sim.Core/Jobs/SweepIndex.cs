namespace Lukhas.Sim.Core.Jobs;

/// <summary>Sweep entries by shard and due time, one per job. Not safe for concurrent use.</summary>
internal sealed class SweepIndex
{
    private static readonly Comparer<SweepEntry> ByDueTime = Comparer<SweepEntry>.Create(Compare);

    private readonly Dictionary<JobId, SweepEntry> _entries = [];
    private readonly SortedSet<SweepEntry>[] _shards =
        [.. Enumerable.Range(0, JobShard.Count).Select(_ => new SortedSet<SweepEntry>(ByDueTime))];

    /// <summary>Puts a job's entry in, instead of the one it had.</summary>
    public void Set(SweepEntry entry)
    {
        Remove(entry.JobId);
        _entries[entry.JobId] = entry;
        _shards[entry.JobId.Shard.Number].Add(entry);
    }

    /// <summary>Takes a job's entry out, if it has one.</summary>
    public void Remove(JobId id)
    {
        if (_entries.Remove(id, out var entry))
            _shards[id.Shard.Number].Remove(entry);
    }

    /// <summary>The entries of a shard that are due, in order, after a given one.</summary>
    public IReadOnlyList<SweepEntry> Due(JobShard shard, DateTimeOffset now, SweepEntry? after, int count)
    {
        var entries = _shards[shard.Number];
        if (entries.Max is not { } greatest || (after is not null && ByDueTime.Compare(after, greatest) >= 0))
            return [];
        var rest = after is null ? entries : entries.GetViewBetween(after, greatest);
        return [.. rest.Where(entry => after is null || ByDueTime.Compare(entry, after) > 0).TakeWhile(entry => entry.DueAt <= now).Take(count)];
    }

    private static int Compare(SweepEntry left, SweepEntry right)
    {
        var byTime = left.DueAt.CompareTo(right.DueAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.JobId.Value, right.JobId.Value);
    }
}
