using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds;

public sealed class SeedReaderTests
{
    [Fact]
    public void Read_WhenTheSeedIsWhole_ReadsEveryMember()
    {
        var seed = Valid("""
            {
              "goal": "Move the archive",
              "context": {"site": "north"},
              "ul_tags": ["ΛPLAN"],
              "constraints": {
                "flags": {"dry": true},
                "consent": {"scopes": ["simulation.read_context"]},
                "budgets": {"rollouts": 500, "seconds": 1.5, "tokens": 9, "max_rollouts": 1},
                "random_seed": 42,
                "node_types": ["HYPOTHESIS"]
              }
            }
            """);

        Assert.Equal("Move the archive", seed.Goal);
        Assert.Equal("north", seed.Context!.Value.GetProperty("site").GetString());
        Assert.Equal(["ΛPLAN"], seed.UlTags);
        Assert.True(seed.Constraints.Flags!.Value.GetProperty("dry").GetBoolean());
        Assert.Equal(["simulation.read_context"], seed.Constraints.ConsentScopes);
        Assert.Equal(new RehearsalBudget(500, 1.5), seed.Constraints.Budget);
        Assert.Equal("42", seed.Constraints.RandomSeed);
        Assert.Equal(["HYPOTHESIS"], seed.Constraints.NodeTypes);
        Assert.Null(seed.Plan);
    }

    [Fact]
    public void Read_WhenOnlyTheGoalIsGiven_TakesTheDefaults()
    {
        var seed = Valid("""{"goal":"Move the archive"}""");

        Assert.Equal(new RehearsalBudget(20_000, 2), seed.Constraints.Budget);
        Assert.Null(seed.Constraints.RandomSeed);
        Assert.Null(seed.Context);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("""{"goal":1}""", "/goal")]
    [InlineData("""{"goal":null}""", "/goal")]
    [InlineData("""{"goal":""}""", "/goal")]
    [InlineData("""{"goal":" \n\t "}""", "/goal")]
    [InlineData("""{"goal":"\u200b\u0001"}""", "/goal")]
    [InlineData("""{"goal":"g","gaol":1}""", "/gaol")]
    [InlineData("""{"goal":"g","a/b~c":1}""", "/a~1b~0c")]
    [InlineData("""{"goal":"g","context":[]}""", "/context")]
    [InlineData("""{"goal":"g","ul_tags":"x"}""", "/ul_tags")]
    [InlineData("""{"goal":"g","ul_tags":["x",1]}""", "/ul_tags/1")]
    [InlineData("""{"goal":"g","plan":7}""", "/plan")]
    [InlineData("""{"goal":"g","constraints":[]}""", "/constraints")]
    [InlineData("""{"goal":"g","constraints":{"x":1}}""", "/constraints/x")]
    [InlineData("""{"goal":"g","constraints":{"flags":1}}""", "/constraints/flags")]
    [InlineData("""{"goal":"g","constraints":{"consent":{"scopes":[1]}}}""", "/constraints/consent/scopes/0")]
    [InlineData("""{"goal":"g","constraints":{"consent":{"since":1}}}""", "/constraints/consent/since")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"rollouts":99}}}""", "/constraints/budgets/rollouts")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"rollouts":1000001}}}""", "/constraints/budgets/rollouts")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"rollouts":100.5}}}""", "/constraints/budgets/rollouts")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"seconds":0}}}""", "/constraints/budgets/seconds")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"seconds":30.1}}}""", "/constraints/budgets/seconds")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"seconds":1e999}}}""", "/constraints/budgets/seconds")]
    [InlineData("""{"goal":"g","constraints":{"budgets":{"tokens":"x"}}}""", "/constraints/budgets/tokens")]
    [InlineData("""{"goal":"g","constraints":{"random_seed":1.5}}""", "/constraints/random_seed")]
    [InlineData("""{"goal":"g","constraints":{"random_seed":true}}""", "/constraints/random_seed")]
    [InlineData("""{"goal":"g","constraints":{"random_seed":"ann@example.org"}}""", "/constraints/random_seed")]
    [InlineData("""{"goal":"g","plan":{"steps":[{"id":"AKIAABCDEFGHIJKLMNOP","duration":1}]}}""", "/plan/steps/0/id")]
    [InlineData("""{"goal":"g","constraints":{"node_types":[1]}}""", "/constraints/node_types/0")]
    public void Read_WhenAMemberIsWrong_PointsToIt(string json, string pointer) =>
        Assert.Equal([pointer], Invalid(json).Select(error => error.Pointer));

    [Fact]
    public void Read_WhenManyMembersAreWrong_TellsAllAtOnce() =>
        Assert.Equal(
            ["/x", "/goal", "/context", "/ul_tags/0", "/constraints/y", "/constraints/budgets/seconds"],
            Invalid("""{"x":1,"goal":3,"context":1,"ul_tags":[2],"constraints":{"y":1,"budgets":{"seconds":-1}}}""").Select(error => error.Pointer));

    [Theory]
    [InlineData(8_192, true)]
    [InlineData(8_193, false)]
    public void Read_AroundTheGoalLimit_CountsUtf16Units(int units, bool valid) =>
        Assert.Equal(valid, Read(new JsonObject { ["goal"] = new string('é', units) }) is SeedReading.Valid);

    [Theory]
    [InlineData(50, 64, true)]
    [InlineData(51, 64, false)]
    [InlineData(50, 65, false)]
    public void Read_AroundTheTagLimits_Holds(int tags, int units, bool valid)
    {
        var list = new JsonArray([.. Enumerable.Range(0, tags).Select(_ => (JsonNode)new string('t', units))]);

        Assert.Equal(valid, Read(new JsonObject { ["goal"] = "g", ["ul_tags"] = list }) is SeedReading.Valid);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(51)]
    public void Read_AroundTheLimitOfOtherLists_PointsToThem(int items)
    {
        var list = new JsonArray([.. Enumerable.Range(0, items).Select(_ => (JsonNode)"REPLAY")]);
        var constraints = new JsonObject { ["consent"] = new JsonObject { ["scopes"] = list }, ["node_types"] = list.DeepClone() };

        var reading = Read(new JsonObject { ["goal"] = "g", ["constraints"] = constraints });

        Assert.Equal(
            items <= 50 ? [] : ["/constraints/consent/scopes", "/constraints/node_types"],
            (reading as SeedReading.Invalid)?.Errors.Select(error => error.Pointer) ?? []);
    }

    [Fact]
    public void Read_WhenAHostileSeedHasThousandsOfErrors_BoundsTheAnswer()
    {
        var seed = new JsonObject { ["goal"] = "g" };
        for (var index = 0; index < 5_000; index++)
            seed[$"m{index}"] = 1;

        var invalid = Assert.IsType<SeedReading.Invalid>(Read(seed));

        Assert.Equal(SeedErrors.Limit, invalid.Errors.Count);
    }

    private static SeedReading Read(JsonNode json) => SeedReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static Seed Valid(string json) => Assert.IsType<SeedReading.Valid>(SeedReader.Read(Encoding.UTF8.GetBytes(json))).Seed;

    private static IReadOnlyList<SeedError> Invalid(string json) =>
        Assert.IsType<SeedReading.Invalid>(SeedReader.Read(Encoding.UTF8.GetBytes(json))).Errors;
}
