using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>What concerns a plan as a whole: ids, cycles, sizes, and all errors at once.</summary>
public sealed class PlanReaderWholeTests
{
    private const string TwoOfA = """{ "id": "a", "duration": 1 }, { "id": "a", "duration": 1 }""";

    [Fact]
    public void Read_WhenMuchIsWrong_TellsAllOfItAtOnce()
    {
        var errors = Read("""
            { "deadline": -1, "steps": [ { "id": "a", "duration": -1 }, { "id": "a", "duration": 1, "after": ["ghost"] },
              { "id": "x", "duration": 1, "after": ["y"] }, { "id": "y", "duration": 1, "after": ["x"] } ],
              "risks": [ { "id": "r", "probability": 2 }, { "id": "r", "probability": 1 } ], "more": 1 }
            """);

        Assert.Equal(
            [
                "/plan/deadline", "/plan/more", "/plan/risks/0/probability", "/plan/risks/1/id", "/plan/steps/0/duration",
                "/plan/steps/1/after/0", "/plan/steps/1/id", "/plan/steps/2/after",
            ],
            errors.Select(error => error.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_WhenStepsShareAnId_PointsToTheLater() =>
        Assert.Equal("/plan/steps/1/id", Assert.Single(Read($$"""{ "steps": [ {{TwoOfA}} ] }""")).Pointer);

    [Fact]
    public void Read_WhenStepsWaitInACycle_NamesIt()
    {
        var error = Assert.Single(Read(Steps(("start", ""), ("a", "\"start\", \"c\""), ("b", "\"a\""), ("c", "\"b\""), ("end", "\"c\""))));

        Assert.Equal("/plan/steps/1/after", error.Pointer);
        Assert.Contains("a, c, b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhenAStepWaitsForItself_SaysSo() =>
        Assert.Contains("a waits for itself", Assert.Single(Read(Steps(("a", "\"a\"")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WhenThereAreTwoCycles_NamesBoth() =>
        Assert.Equal(
            ["/plan/steps/0/after", "/plan/steps/2/after"],
            Read(Steps(("a", "\"b\""), ("b", "\"a\""), ("c", "\"d\""), ("d", "\"c\""))).Select(error => error.Pointer));

    [Fact]
    public void Read_WhenACycleIsLong_NamesItsBeginning()
    {
        var message = Assert.Single(Read(Steps([.. Enumerable.Range(0, 200).Select(i => ($"s{i}", $"\"s{(i + 1) % 200}\""))]))).Message;

        Assert.Contains("and 188 more", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, 0, null)]
    [InlineData(257, 0, "/plan/steps")]
    [InlineData(1, 64, null)]
    [InlineData(1, 65, "/plan/risks")]
    public void Read_WhenSizeIsAtTheLimit_RefusesWhatIsBeyond(int steps, int risks, string? pointer)
    {
        var stepList = string.Join(",", Enumerable.Range(0, steps).Select(i => $$"""{ "id": "s{{i}}", "duration": 1 }"""));
        var riskList = string.Join(",", Enumerable.Range(0, risks).Select(i => $$"""{ "id": "r{{i}}", "probability": 0 }"""));

        Assert.Equal(pointer, Read($$"""{ "steps": [ {{stepList}} ], "risks": [ {{riskList}} ] }""").SingleOrDefault()?.Pointer);
    }

    [Theory]
    [InlineData(32, null)]
    [InlineData(33, "/plan/steps/33/after")]
    public void Read_WhenPredecessorsAreAtTheLimit_RefusesMore(int count, string? pointer)
    {
        var before = Enumerable.Range(0, 33).Select(i => ($"s{i}", "")).ToArray();
        var after = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"s{i}\""));

        Assert.Equal(pointer, Read(Steps([.. before, ("last", after)])).SingleOrDefault()?.Pointer);
    }

    [Theory]
    [InlineData(512, 0)]
    [InlineData(513, 1)]
    public void Read_WhenTextIsAtTheLimit_RefusesMore(int length, int errors) =>
        Assert.Equal(errors, Read($$"""{ "steps": [ { "id": "a", "duration": 1, "title": "{{new string('x', length)}}" } ] }""").Count);

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void Read_WhenIdIsAtTheLimit_RefusesMore(int length, int errors) =>
        Assert.Equal(errors, Read($$"""{ "steps": [ { "id": "{{new string('x', length)}}", "duration": 1 } ] }""").Count);

    [Fact]
    public void Read_WhenSomethingIsWrong_RepeatsNoTextOfIt()
    {
        var errors = Read("""{ "unit": 1, "steps": [ { "id": "very secret!", "duration": "very secret!", "after": ["very secret!"] } ] }""");

        Assert.Equal(4, errors.Count);
        Assert.All(errors, error => Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WhenAnUnknownNameIsHuge_PointsToItsObject() =>
        Assert.Equal("/plan", Assert.Single(Read($$"""{ "steps": [ { "id": "a", "duration": 1 } ], "{{new string('x', 5000)}}": 1 }""")).Pointer);

    [Fact]
    public void Read_WhenErrorsAreFullAlready_StillRefuses()
    {
        var errors = new SeedErrors();
        for (var i = 0; i < SeedErrors.Limit; i++)
            errors.Add(JsonPointer.Root, "before");

        Assert.Null(PlanReader.Read(JsonDocument.Parse("{}").RootElement, JsonPointer.Root, errors));
    }

    private static string Steps(params (string Id, string After)[] steps) =>
        $$"""{ "steps": [ {{string.Join(",", steps.Select(step => $$"""{ "id": "{{step.Id}}", "duration": 1, "after": [{{step.After}}] }"""))}} ] }""";

    private static IReadOnlyList<SeedError> Read(string json)
    {
        var errors = new SeedErrors();
        var plan = PlanReader.Read(JsonDocument.Parse(json).RootElement, JsonPointer.Root.Member("plan"), errors);
        Assert.Equal(errors.Any, plan is null);
        return errors.All;
    }
}
