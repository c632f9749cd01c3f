using System.Text.Json;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Inbox;

public sealed class DreamDocumentTests
{
    private const string Consented = """
        {"goal":"g","context":{"site":"north","token":"t"},"ul_tags":["ΛA"],
         "constraints":{"flags":{"dry":true},"consent":{"scopes":["simulation.read_context"]},"budgets":{"rollouts":100}}}
        """;

    [Fact]
    public async Task Collect_WritesTheDocumentWithItsMembers()
    {
        var (job, document) = await CollectAsync(SampleSeeds.Small);

        Assert.Equal(
            ["trace_id", "job_id", "tenant", "saved_ts", "expires_ts", "seed", "shards", "matada_nodes", "scores", "version", "schema_ref"],
            document.EnumerateObject().Select(member => member.Name));
        Assert.Equal(job.ExpiresAt.ToUnixTimeMilliseconds(), document.GetProperty("expires_ts").GetInt64());
        Assert.Equal("lukhas://schemas/matriz_node_v1.json", document.GetProperty("schema_ref").GetString());
    }

    [Fact]
    public async Task Collect_KeepsNamesOfTheContextAndNoValues()
    {
        var (_, document) = await CollectAsync(Consented);

        var seed = document.GetProperty("seed");
        Assert.Equal(["goal", "ul_tags", "flags", "context_keys"], seed.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["site", "token"], seed.GetProperty("context_keys").EnumerateArray().Select(key => key.GetString()));
        Assert.DoesNotContain("north", document.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collect_MakesOneHypothesisPerShardLinkedToTheOthers()
    {
        var (job, document) = await CollectAsync(Consented);

        var nodes = document.GetProperty("matada_nodes").EnumerateArray().ToList();
        Assert.Equal([$"{job.TraceId}#N1", $"{job.TraceId}#N2", $"{job.TraceId}#N3"], nodes.Select(node => node.GetProperty("id").GetString()));
        Assert.All(nodes, node =>
        {
            Assert.Equal("HYPOTHESIS", node.GetProperty("type").GetString());
            Assert.Equal(2, node.GetProperty("links").GetArrayLength());
            Assert.DoesNotContain(
                node.GetProperty("links").EnumerateArray(),
                link => link.GetProperty("target_node_id").GetString() == node.GetProperty("id").GetString());
            Assert.Equal(
                ["consciousness.simulation.collect", "memory.inbox.dreams.write"],
                node.GetProperty("provenance").GetProperty("capabilities").EnumerateArray().Select(scope => scope.GetString()));
            Assert.All(node.GetProperty("state").EnumerateObject(), figure => Assert.InRange(figure.Value.GetDouble(), 0, 1));
        });
    }

    [Theory]
    [InlineData("""["HYPOTHESIS"]""", 3)]
    [InlineData("""["REPLAY","HYPOTHESIS"]""", 3)]
    [InlineData("""["REPLAY"]""", 0)]
    [InlineData("[]", 3)]
    public async Task Collect_MakesNodesOfTheTypesThatTheCallerWants(string types, int nodes)
    {
        var (_, document) = await CollectAsync($$"""{"goal":"g","constraints":{"budgets":{"rollouts":100},"node_types":{{types}} } }""");

        Assert.Equal(nodes, document.GetProperty("matada_nodes").GetArrayLength());
        Assert.Equal(3, document.GetProperty("shards").GetArrayLength());
    }

    [Fact]
    public async Task Collect_WhenARequiredStepUpIsNotOnRecord_MakesNoNodes()
    {
        var lane = new LaneHarness();
        var template = await lane.ScheduledAsync(Consented);
        var lacking = template with
        {
            Id = JobId.FromEntropy(new byte[JobId.Bytes]),
            TraceId = lane.NextTrace(),
            StepUp = new JobStepUp("step-up", SatisfiedAt: null, Acr: null),
        };
        await lane.Store.CreateAsync(lacking, CancellationToken.None);

        Assert.Equal(0, Document(await lane.CollectAsync(lacking)).GetProperty("matada_nodes").GetArrayLength());
        Assert.Equal(3, Document(await lane.CollectAsync(template)).GetProperty("matada_nodes").GetArrayLength());
    }

    [Fact]
    public async Task WriteAsync_WhenTheCapabilityIsAnotherTenants_Refuses()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var inbox = new MemoryDreamInbox();
        var writer = new DreamInboxWriter(inbox, new EverythingIsValid());

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () =>
            await writer.WriteAsync(Caller.Full(tenant: "other"), job, null!, CancellationToken.None));
    }

    private static async Task<(Job Job, JsonElement Document)> CollectAsync(string seed)
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync(seed);
        return (job, Document(await lane.CollectAsync(job)));
    }

    private static JsonElement Document(LaneResult<CollectedDreams> result) =>
        JsonElement.Parse(Assert.IsType<CollectedDreams.Complete>(Assert.IsType<LaneResult<CollectedDreams>.Done>(result).Value).Document.Utf8.Span);

    private sealed class EverythingIsValid : Core.Shards.IMatadaSchema
    {
        public IReadOnlyList<string> Validate(JsonElement node) => [];
    }
}
