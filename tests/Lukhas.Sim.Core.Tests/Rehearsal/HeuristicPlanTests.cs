using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class HeuristicPlanTests
{
    [Theory]
    [InlineData("Draft it, then review it and publish it.", new[] { "Draft it", "review it", "publish it" })]
    [InlineData("- draft\n- review\n* publish", new[] { "draft", "review", "publish" })]
    [InlineData("1. draft 2. review 3) publish", new[] { "draft", "review", "publish" })]
    [InlineData("• draft • review", new[] { "draft", "review" })]
    [InlineData("Draft it. Review it! Publish it?", new[] { "Draft it", "Review it", "Publish it" })]
    [InlineData("Release version 3.5 of a well-known brand", new[] { "Release version 3.5 of a well-known brand" })]
    [InlineData("Strengthen the band", new[] { "Strengthen the band" })]
    [InlineData("THEN AND", new[] { "Do what the goal says" })]
    [InlineData("下書き。公開。", new[] { "下書き", "公開" })]
    public void FromGoal_WhenGoalHasClauses_MakesEachAStep(string goal, string[] expected)
    {
        var steps = HeuristicPlan.FromGoal(goal).Steps;

        Assert.Equal(expected, steps.Skip(1).SkipLast(1).Select(step => step.Title));
    }

    [Fact]
    public void FromGoal_WhenGoalIsAnything_IsAValidChainFromClarifyToVerify() =>
        Gen.OneOf(Gen.String[1, 8192], Gen.String[Gen.Char["and then.-*1\n •"], 1, 8192]).Sample(goal =>
        {
            var plan = HeuristicPlan.FromGoal(goal);

            Assert.InRange(plan.Steps.Count, 3, GoalClauses.Limit + 2);
            Assert.Equal(("clarify", "verify", "hours"), (plan.Steps[0].Id, plan.Steps[^1].Id, plan.Unit));
            Assert.All(plan.Steps.Skip(1).Zip(plan.Steps), pair => Assert.Equal([pair.Second.Id], pair.First.After));
            Assert.All(plan.Steps, step => Assert.False(step.Duration.IsFixed));
            var errors = new SeedErrors();
            using var json = JsonDocument.Parse(PlanJson.Write(plan));
            Assert.NotNull(PlanReader.Read(json.RootElement, JsonPointer.Root, errors));
        }, iter: 300);

    [Fact]
    public void FromGoal_WhenClausesAreTooMany_KeepsTheRestInTheLast()
    {
        var steps = HeuristicPlan.FromGoal(string.Join(" then ", Enumerable.Range(1, 30).Select(i => $"do {i}"))).Steps;

        Assert.Equal(GoalClauses.Limit + 2, steps.Count);
        Assert.StartsWith("do 20 then do 21", steps[^2].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void FromGoal_WhenAClauseIsLong_CutsBetweenWholeCharacters()
    {
        var title = HeuristicPlan.FromGoal("a" + string.Concat(Enumerable.Repeat("😀", 200))).Steps[1].Title;

        Assert.InRange(title.Length, 100, 120);
        Assert.EndsWith("😀…", title, StringComparison.Ordinal);
    }
}
