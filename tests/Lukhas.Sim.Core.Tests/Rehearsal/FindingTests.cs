using Lukhas.Sim.Core.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class FindingTests
{
    private static readonly Estimate Spread = new(1, 2, 4);
    private static readonly Plan Sound = Of(Step("a", Spread), Step("b", Spread, "a")) with { Risks = [Risk("known", 0.1, 1)] };

    public static TheoryData<string, string, double, Plan> Unsound => new()
    {
        { "deadline-below-best-case", "/plan/deadline", FindingWeights.DeadlineBelowBestCase, Sound with { Deadline = 1.99 } },
        { "budget-below-minimum", "/plan/budget", FindingWeights.BudgetBelowMinimum, Costly with { Budget = 2.99 } },
        { "isolated-step", "/plan/steps/2", FindingWeights.IsolatedStep, Sound with { Steps = [.. Sound.Steps, Step("c", Spread)] } },
        { "degenerate-range", "/plan/steps/0", FindingWeights.DegenerateRange, Sound with { Steps = [Step("a", 3), Sound.Steps[1]] } },
        { "step-without-verification", "/plan/steps/1", FindingWeights.UnverifiedStep, Unverified },
        { "unmitigated-risk", "/plan/risks/0", FindingWeights.UnmitigatedRisk, Sound with { Risks = [Sound.Risks[0] with { Mitigation = null }] } },
    };

    private static Plan Costly => Sound with { Steps = [.. Sound.Steps.Select(step => step with { Cost = new Estimate(1.5, 2, 3) })] };

    private static Plan Unverified => Sound with { Steps = [Sound.Steps[0], Sound.Steps[1] with { Verify = " " }] };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Rehearse_WhenSomethingIsUnsound_FindsJustThat(string code, string pointer, double weight, Plan plan)
    {
        var report = plan.Rehearse(100);

        var finding = Assert.Single(report.Findings);
        Assert.Equal((code, pointer, weight), (finding.Code, finding.Pointer, finding.Weight));
        Assert.All(report.Variants, variant => Assert.Equal(1 - weight, variant.Scores.Coherence, 1e-12));
    }

    [Fact]
    public void Rehearse_WhenPlanIsSound_FindsNothing()
    {
        var report = (Costly with { Deadline = 2, Budget = 3 }).Rehearse(100);

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Variants[0].Scores.Coherence);
    }

    [Fact]
    public void Rehearse_WhenThereIsOneStep_DoesNotCallItIsolated() =>
        Assert.Empty(Of(Step("only", Spread)).Rehearse(100).Findings);

    [Fact]
    public void Rehearse_WhenAStepIsAMilestone_DoesNotCallItDegenerate() =>
        Assert.Empty(Of(Step("a", Spread), Step("done", 0, "a")).Rehearse(100).Findings);

    [Fact]
    public void Rehearse_WhenSeveralAreFound_MultipliesWhatTheyLeave()
    {
        var plan = Unverified with { Deadline = 1 };

        Assert.Equal(0.5 * 0.97, plan.Rehearse(100).Variants[0].Scores.Coherence, 1e-12);
    }
}
