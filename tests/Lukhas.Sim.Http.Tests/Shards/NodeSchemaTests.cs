using System.Text.Json;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Shards;
using Lukhas.Sim.Core.Shards;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Shards;

/// <summary>The check that stands between the engine and the inbox: a node that is not as it must be is seen.</summary>
public sealed class NodeSchemaTests(SharedHost host)
{
    private static readonly NodeSchema Schema = NodeSchema.Load(MatadaSchemaText.Read());

    public static TheoryData<string, Action<JsonObject>> Wrong => new()
    {
        { "an extra member", node => node["extra"] = 1 },
        { "a decision", node => node["type"] = "DECISION" },
        { "13 labels", node => Repeat(node, "labels", 13) },
        { "33 links", node => Repeat(node, "links", 33) },
        { "a state over 1", node => node["state"]!["risk"] = 1.01 },
        { "a state under 0", node => node["state"]!["confidence"] = -0.01 },
        { "no capability", node => node["provenance"]!["capabilities"] = new JsonArray() },
        { "no salience", node => node["state"]!.AsObject().Remove("salience") },
        { "another schema", node => node["schema_ref"] = "lukhas://schemas/matriz_node_v2.json" },
        { "evidence without uri and hash", node => Remove(node["evidence"]![0]!, "uri", "hash") },
    };

    [Fact]
    public async Task Validate_WhenTheNodeIsOfARealCollect_FindsNothing()
    {
        foreach (var node in (await NodesAsync()).EnumerateArray())
            Assert.Empty(Schema.Validate(node));
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Validate_WhenTheNodeHasSomethingWrong_FindsIt(string what, Action<JsonObject> spoil)
    {
        var node = JsonObject.Create((await NodesAsync())[0])!;
        spoil(node);

        Assert.True(Schema.Validate(JsonElement.Parse(node.ToJsonString())).Count > 0, $"A node with {what} passed.");
    }

    [Fact]
    public async Task Validate_AtTheLimits_FindsNothing()
    {
        var node = JsonObject.Create((await NodesAsync())[0])!;
        Repeat(node, "labels", 12);
        Repeat(node, "links", 32);
        node["state"]!["risk"] = 1;

        Assert.Empty(Schema.Validate(JsonElement.Parse(node.ToJsonString())));
    }

    private static void Repeat(JsonObject node, string member, int count)
    {
        var first = node[member]![0]!;
        node[member] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => first.DeepClone())]);
    }

    private static void Remove(JsonNode node, params string[] members)
    {
        foreach (var member in members)
            node.AsObject().Remove(member);
    }

    private async Task<JsonElement> NodesAsync()
    {
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");
        return (await host.Client.CollectAsync(caller, job)).Json.GetProperty("matada_nodes");
    }
}
