using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Rehearsal;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class PlanReaderTests
{
    [Fact]
    public void Read_WhateverWasWritten_IsTheSamePlan() =>
        PlanGen.Plan.Sample(plan =>
        {
            var (read, errors) = Read(JsonDocument.Parse(PlanJson.Write(plan)).RootElement);
            Assert.Empty(errors);
            Assert.Equivalent(plan, read, strict: true);
        });

    [Fact]
    public void Read_WhenPlanIsThatOfTheSpecification_HasAllOfIt()
    {
        var (plan, errors) = Read("""
            { "unit": "hours", "deadline": 120, "budget": 5000,
              "steps": [ { "id": "build", "duration": 4 },
                         { "id": "spec", "title": "Write the spec", "after": ["build"],
                           "duration": {"min": 4, "mode": 6, "max": 16}, "cost": 300, "success": 0.97, "retries": 1, "verify": "by two people" } ],
              "risks": [ { "id": "vendor-late", "title": "Vendor delivers late", "probability": 0.2, "steps": ["build"],
                           "delay": {"min": 8, "mode": 16, "max": 40}, "cost": 0, "fatal": false, "mitigation": "second supplier" } ] }
            """);

        Assert.Empty(errors);
        Assert.Equal(("hours", 120, 5000), (plan!.Unit, plan.Deadline, plan.Budget));
        var spec = plan.Steps[1];
        Assert.Equal(("spec", "Write the spec", "by two people"), (spec.Id, spec.Title, spec.Verify));
        Assert.Equal(["build"], spec.After);
        Assert.Equal((new Estimate(4, 6, 16), Estimate.Fixed(300), 0.97, 1), (spec.Duration, spec.Cost, spec.Success, spec.Retries));
        var risk = Assert.Single(plan.Risks);
        Assert.Equal(("vendor-late", "Vendor delivers late", "second supplier"), (risk.Id, risk.Title, risk.Mitigation));
        Assert.Equal((0.2, new Estimate(8, 16, 40), Estimate.Zero, false), (risk.Probability, risk.Delay, risk.Cost, risk.Fatal));
        Assert.Equal(["build"], risk.Steps);
    }

    [Fact]
    public void Read_WhenOnlyWhatIsRequiredIsGiven_DefaultsTheRest()
    {
        var (plan, _) = Read("""{ "steps": [ { "id": "a", "duration": 1 } ], "risks": [ { "id": "r", "probability": 1 } ] }""");

        var expected = new Plan
        {
            Unit = "hours",
            Steps = [new PlanStep { Id = "a", Title = "a", Duration = Estimate.Fixed(1), Success = 1 }],
            Risks = [new PlanRisk { Id = "r", Title = "r", Probability = 1 }],
        };
        Assert.Equivalent(expected, plan, strict: true);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("""{ "steps": {} }""", "/steps")]
    [InlineData("""{ "steps": [] }""", "/steps")]
    [InlineData("""{ "steps": [ 1 ] }""", "/steps/0")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "extra": 1 }""", "/extra")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "a/b~c": 1 }""", "/a~1b~0c")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "unit": "d", "unit": "d" }""", "/unit")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "unit": "" }""", "/unit")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "unit": "123456789012345678901234567890123" }""", "/unit")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "unit": null }""", "/unit")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "deadline": -1 }""", "/deadline")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "deadline": 1e999 }""", "/deadline")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "budget": "1" }""", "/budget")]
    [InlineData("""{ "steps": [ { "id": "a", "duration": 1 } ], "risks": 1 }""", "/risks")]
    public void Read_WhenPlanIsWrong_PointsThere(string json, string pointer) => AssertOneError(json, pointer);

    [Theory]
    [InlineData(""" "duration": 1 """, "/steps/0")]
    [InlineData(""" "id": "a" """, "/steps/0")]
    [InlineData(""" "id": "", "duration": 1 """, "/steps/0/id")]
    [InlineData(""" "id": "a b", "duration": 1 """, "/steps/0/id")]
    [InlineData(""" "id": "a\n", "duration": 1 """, "/steps/0/id")]
    [InlineData(""" "id": "é", "duration": 1 """, "/steps/0/id")]
    [InlineData(""" "id": 1, "duration": 1 """, "/steps/0/id")]
    [InlineData(""" "id": "a", "duration": 1, "title": 1 """, "/steps/0/title")]
    [InlineData(""" "id": "a", "duration": "1" """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": -1 """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": 1e400 """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": {"min": 1, "mode": 2} """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": {"min": 2, "mode": 1, "max": 3} """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": {"min": 1, "mode": 4, "max": 3} """, "/steps/0/duration")]
    [InlineData(""" "id": "a", "duration": {"min": 1, "mode": 2, "max": "3"} """, "/steps/0/duration/max")]
    [InlineData(""" "id": "a", "duration": {"min": 1, "mode": 2, "max": 3, "mean": 2} """, "/steps/0/duration/mean")]
    [InlineData(""" "id": "a", "duration": 1, "cost": [] """, "/steps/0/cost")]
    [InlineData(""" "id": "a", "duration": 1, "success": 1.1 """, "/steps/0/success")]
    [InlineData(""" "id": "a", "duration": 1, "success": -0.1 """, "/steps/0/success")]
    [InlineData(""" "id": "a", "duration": 1, "success": true """, "/steps/0/success")]
    [InlineData(""" "id": "a", "duration": 1, "retries": 101 """, "/steps/0/retries")]
    [InlineData(""" "id": "a", "duration": 1, "retries": 0.5 """, "/steps/0/retries")]
    [InlineData(""" "id": "a", "duration": 1, "retries": -1 """, "/steps/0/retries")]
    [InlineData(""" "id": "a", "duration": 1, "verify": [] """, "/steps/0/verify")]
    [InlineData(""" "id": "a", "duration": 1, "after": "a" """, "/steps/0/after")]
    [InlineData(""" "id": "a", "duration": 1, "after": [1] """, "/steps/0/after/0")]
    [InlineData(""" "id": "a", "duration": 1, "after": ["ghost"] """, "/steps/0/after/0")]
    [InlineData(""" "id": "a", "duration": 1, "owner": "me" """, "/steps/0/owner")]
    public void Read_WhenAStepIsWrong_PointsThere(string members, string pointer) =>
        AssertOneError($$"""{ "steps": [ { {{members}} } ] }""", pointer);

    [Theory]
    [InlineData(""" "probability": 0.1 """, "/risks/0")]
    [InlineData(""" "id": "r" """, "/risks/0")]
    [InlineData(""" "id": "r", "probability": 2 """, "/risks/0/probability")]
    [InlineData(""" "id": "r", "probability": 1e999 """, "/risks/0/probability")]
    [InlineData(""" "id": "r", "probability": 1, "steps": ["b"] """, "/risks/0/steps/0")]
    [InlineData(""" "id": "r", "probability": 1, "steps": ["a", "a"] """, "/risks/0/steps/1")]
    [InlineData(""" "id": "r", "probability": 1, "delay": {} """, "/risks/0/delay")]
    [InlineData(""" "id": "r", "probability": 1, "cost": -1 """, "/risks/0/cost")]
    [InlineData(""" "id": "r", "probability": 1, "fatal": 1 """, "/risks/0/fatal")]
    [InlineData(""" "id": "r", "probability": 1, "mitigation": 1 """, "/risks/0/mitigation")]
    [InlineData(""" "id": "r", "probability": 1, "owner": 1 """, "/risks/0/owner")]
    public void Read_WhenARiskIsWrong_PointsThere(string members, string pointer) =>
        AssertOneError($$"""{ "steps": [ { "id": "a", "duration": 1 } ], "risks": [ { {{members}} } ] }""", pointer);

    private static void AssertOneError(string json, string pointer)
    {
        var (plan, errors) = Read(json);
        Assert.Null(plan);
        Assert.Contains(pointer, errors.Select(error => error.Pointer));
        Assert.All(errors, error => Assert.StartsWith(pointer, error.Pointer, StringComparison.Ordinal));
    }

    private static (Plan? Plan, IReadOnlyList<SeedError> Errors) Read(string json) => Read(JsonDocument.Parse(json).RootElement);

    private static (Plan? Plan, IReadOnlyList<SeedError> Errors) Read(JsonElement json)
    {
        var errors = new SeedErrors();
        return (PlanReader.Read(json, JsonPointer.Root, errors), errors.All);
    }
}
