using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>All that a lane keeps for one tenant, as a line of text.</summary>
internal static class LaneState
{
    /// <summary>A lane that keeps no job and no document, with both its switches on.</summary>
    public const string Nothing = "nothing";

    /// <summary>Tells it.</summary>
    public static async Task<string> TellAsync(LaneHarness lane)
    {
        var caller = Caller.Full();
        var told = (await JobsAsync(lane)).Select(job => $"{job.Status} after {job.Attempts}{(job.Lease is null ? "" : " under lease")}").ToList();
        var dreams = await lane.Inbox.ListAsync(new DreamQuery(caller.Tenant, DreamFilter.All, DateTimeOffset.MinValue, 100), default);
        told.AddRange(dreams.Select(_ => "document"));
        if (!(await lane.Lane.SwitchStateAsync(caller, null, default)).Switch.Enabled)
            told.Add("lane off");
        if (!(await lane.Lane.SwitchStateAsync(caller, caller.Tenant, default)).Switch.Enabled)
            told.Add("tenant off");
        return told.Count == 0 ? Nothing : string.Join(", ", told);
    }

    /// <summary>The live jobs.</summary>
    public static async Task<List<Job>> JobsAsync(LaneHarness lane)
    {
        var jobs = new List<Job>();
        foreach (var entry in (await lane.Store.PageDueAsync(DateTimeOffset.MaxValue, 100, default).ToListAsync()).SelectMany(page => page))
        {
            if (await lane.Store.GetAsync(entry.JobId, default) is { } found)
                jobs.Add(found.Job);
        }

        return jobs;
    }
}
