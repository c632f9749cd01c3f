using System.Text.Json;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Shards;

/// <summary>Shards as a reader finds them: in the document that a collect wrote.</summary>
public sealed class ShardFactoryTests
{
    [Fact]
    public async Task Collect_TellsOneShardPerVariantInOrder()
    {
        var shards = await ShardsAsync(SampleSeeds.Small);

        Assert.Equal(["optimistic", "baseline", "adversarial"], shards.Select(shard => shard.GetProperty("variant").GetString()));
        Assert.Equal([0, 1, 2], shards.Select(shard => shard.GetProperty("index").GetInt32()));
        Assert.All(shards, shard => Assert.Equal("dream_shard", shard.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Collect_TellsEveryMemberAndNoOther()
    {
        var shard = (await ShardsAsync(SampleSeeds.Small))[1];

        AssertMembers(shard, "type", "trace_id", "index", "timestamp", "variant", "proposal", "risks", "scores", "outcome", "seed_meta");
        var proposal = shard.GetProperty("proposal");
        AssertMembers(proposal, "summary", "problem", "approach", "plan", "levers", "verification", "ul_tags");
        AssertMembers(proposal.GetProperty("plan")[0], "id", "title", "start_p50", "finish_p50", "criticality");
        AssertMembers(proposal.GetProperty("levers")[0], "driver", "kind", "utility_gain", "p80_gain", "advice");
        AssertMembers(shard.GetProperty("risks")[0], "label", "probability", "sensitivity", "mitigation");
        AssertMembers(shard.GetProperty("scores"), "utility", "risk", "novelty", "coherence", "safety");
        var outcome = shard.GetProperty("outcome");
        AssertMembers(outcome, "rollouts", "success", "finish", "cost", "findings");
        AssertMembers(outcome.GetProperty("success"), "probability", "low", "high", "on_target");
        AssertMembers(outcome.GetProperty("finish"), "mean", "sd", "p10", "p50", "p80", "p90", "p95", "histogram");
        AssertMembers(outcome.GetProperty("finish").GetProperty("histogram"), "from", "to", "counts");
        AssertMembers(outcome.GetProperty("findings")[0], "code", "pointer", "message", "weight");
        AssertMembers(shard.GetProperty("seed_meta"), "goal", "flags", "basis", "engine", "random_seed");
    }

    [Fact]
    public async Task Collect_PutsTheSeedsTagsFirstAndTheLanesBehind()
    {
        var tags = (await ShardsAsync(SampleSeeds.Small))[1].GetProperty("proposal").GetProperty("ul_tags");

        Assert.Equal(["ΛPLAN", "ΛSIM", "ΛVAR:BASELINE"], tags.EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task Collect_SumsTheHistogramToTheRolloutsThatSucceeded()
    {
        var outcome = (await ShardsAsync(SampleSeeds.Small))[1].GetProperty("outcome");

        Assert.Equal(500, outcome.GetProperty("rollouts").GetInt32());
        var counts = outcome.GetProperty("finish").GetProperty("histogram").GetProperty("counts");
        Assert.Equal(40, counts.GetArrayLength());
        Assert.Equal(500, counts.EnumerateArray().Sum(count => count.GetInt32()));
    }

    [Fact]
    public async Task Collect_WhenNoRolloutSucceeds_TellsNullsAndSaysSo()
    {
        var shards = await ShardsAsync("""{"goal":"g","plan":{"steps":[{"id":"a","duration":1,"success":0}]},"constraints":{"budgets":{"rollouts":100}}}""");

        var baseline = shards[1];
        Assert.All(baseline.GetProperty("outcome").GetProperty("finish").EnumerateObject(), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
        Assert.Contains("no rollout succeeded", baseline.GetProperty("proposal").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, baseline.GetProperty("scores").GetProperty("risk").GetDouble());
    }

    [Fact]
    public async Task Collect_WhenThePlanIsCertain_FinishesOnItsCriticalPath()
    {
        var shards = await ShardsAsync("""
            {"goal":"g","plan":{"deadline":9,"steps":[{"id":"a","duration":4},{"id":"b","duration":3,"after":["a"]},{"id":"c","duration":5,"after":["a"]}]},
             "constraints":{"budgets":{"rollouts":100}}}
            """);

        var optimistic = shards[0].GetProperty("outcome");
        Assert.Equal(9, optimistic.GetProperty("finish").GetProperty("mean").GetDouble());
        Assert.Equal(9, optimistic.GetProperty("finish").GetProperty("p95").GetDouble());
        Assert.Equal(1, optimistic.GetProperty("success").GetProperty("on_target").GetProperty("probability").GetDouble());
    }

    [Fact]
    public async Task Collect_WhenThereIsNoPlan_SaysHeuristicAndTheSeedOfItsNumbers()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync("""{"goal":"Move the archive and then close the old building","constraints":{"budgets":{"rollouts":100}}}""");
        var meta = (await ShardsAsync(lane, job))[0].GetProperty("seed_meta");

        Assert.Equal("heuristic", meta.GetProperty("basis").GetString());
        Assert.Equal(job.Id.Value, meta.GetProperty("random_seed").GetString());
        Assert.Equal("rehearsal/1", meta.GetProperty("engine").GetString());
    }

    [Fact]
    public async Task Collect_WhenTheSeedMeetsCautionTerms_IsLessSafe()
    {
        var calm = (await ShardsAsync("""{"goal":"Bake bread","constraints":{"budgets":{"rollouts":100}}}"""))[0];
        var risky = (await ShardsAsync("""{"goal":"Override the irreversible migration","constraints":{"budgets":{"rollouts":100}}}"""))[0];

        Assert.Equal(1, calm.GetProperty("scores").GetProperty("safety").GetDouble());
        Assert.True(risky.GetProperty("scores").GetProperty("safety").GetDouble() < 1);
    }

    private static Task<IReadOnlyList<JsonElement>> ShardsAsync(string seed)
    {
        var lane = new LaneHarness();
        return ShardsAsync(lane, lane.ScheduledAsync(seed).Result);
    }

    private static async Task<IReadOnlyList<JsonElement>> ShardsAsync(LaneHarness lane, Core.Jobs.Job job)
    {
        var result = Assert.IsType<LaneResult<CollectedDreams>.Done>(await lane.CollectAsync(job));
        var complete = Assert.IsType<CollectedDreams.Complete>(result.Value);
        return [.. JsonElement.Parse(complete.Document.Utf8.Span).GetProperty("shards").EnumerateArray()];
    }

    private static void AssertMembers(JsonElement element, params string[] names) =>
        Assert.Equal(names, element.EnumerateObject().Select(member => member.Name));
}
