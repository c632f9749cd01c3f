using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.TestKit.Rehearsal;
using Microsoft.Extensions.Time.Testing;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class RehearserTests
{
    private static readonly Plan Plan = Of(Step("a", new Estimate(1, 2, 3)), Step("b", new Estimate(1, 2, 3), "a"));

    [Theory]
    [InlineData(100)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(20_000)]
    public void Rehearse_WhenThereIsTime_DoesAllRollouts(int rollouts)
    {
        var report = Plan.Rehearse(rollouts);

        Assert.Equal(rollouts, report.Rollouts);
        Assert.All(report.Variants, variant => Assert.Equal(rollouts, variant.Finish!.Histogram.Counts.Sum()));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(3.5, 4)]
    public void Rehearse_WhenTimeRunsOut_StopsAfterAWholeBlock(double seconds, int blocks)
    {
        var request = Plan.Request(100_000) with { Budget = new RehearsalBudget(100_000, seconds) };

        var report = new Rehearser(new TickingTimeProvider()).Rehearse(request, TestContext.Current.CancellationToken);

        Assert.Equal(blocks * RolloutBlock.Size, report.Rollouts);
        Assert.All(report.Variants, variant => Assert.Equal(report.Rollouts, variant.Finish!.Histogram.Counts.Sum()));
    }

    [Fact]
    public void Rehearse_WhenTimeRunsOut_TellsWhatThatManyRolloutsTell()
    {
        var request = Plan.Request(100_000) with { Budget = new RehearsalBudget(100_000, 3.5) };

        var cut = new Rehearser(new TickingTimeProvider()).Rehearse(request, TestContext.Current.CancellationToken);
        var whole = Plan.Request(cut.Rollouts).Rehearse();

        Assert.Equal(whole.Of(Variant.Baseline).Finish!.Mean, cut.Of(Variant.Baseline).Finish!.Mean);
        Assert.Equal(whole.Of(Variant.Baseline).Steps, cut.Of(Variant.Baseline).Steps);
    }

    [Fact]
    public void Rehearse_WhenAlreadyCancelled_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(
            () => new Rehearser(new FakeTimeProvider()).Rehearse(Plan.Request(), new CancellationToken(canceled: true)));

    [Fact]
    public void Rehearse_WhenCancelledUnderWay_Throws()
    {
        using var source = new CancellationTokenSource();
        var time = new TickingTimeProvider(cancelAtTick: 5, source);

        Assert.ThrowsAny<OperationCanceledException>(() => new Rehearser(time).Rehearse(Plan.Request(1_000_000), source.Token));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(1_000_001, 1)]
    [InlineData(100, 0)]
    [InlineData(100, 30.1)]
    [InlineData(100, double.NaN)]
    public void Rehearse_WhenBudgetIsOutOfRange_Throws(int rollouts, double seconds)
    {
        var request = Plan.Request() with { Budget = new RehearsalBudget(rollouts, seconds) };

        Assert.Throws<ArgumentOutOfRangeException>(() => request.Rehearse());
    }

    [Fact]
    public void Rehearse_WhenPlanHasACycle_Throws() =>
        Assert.Throws<ArgumentException>(() => Of(Step("a", 1, "b"), Step("b", 1, "a")).Rehearse());

    [Fact]
    public void Rehearse_WhenPlanNamesAnUnknownStep_Throws()
    {
        Assert.Throws<ArgumentException>(() => Of(Step("a", 1, "ghost")).Rehearse());
        Assert.Throws<ArgumentException>(() => (Of(Step("a", 1)) with { Risks = [Risk("r", 1, 1, "ghost")] }).Rehearse());
    }

    [Fact]
    public void Rehearse_WhenThereIsAPlan_IsBasedOnIt() =>
        Assert.Equal((PlanBasis.Plan, Plan), (Plan.Rehearse().Basis, Plan.Rehearse().Plan));

    [Fact]
    public void Rehearse_WhenThereIsNoPlan_DerivesOneAndIsLessConfident()
    {
        var request = Plan.Request(20_000) with { Plan = null, Goal = "Pack, then move and unpack" };

        var report = request.Rehearse();

        Assert.Equal(PlanBasis.Heuristic, report.Basis);
        Assert.Equal(["clarify", "step-1", "step-2", "step-3", "verify"], report.Plan.Steps.Select(step => step.Id));
        Assert.All(report.Variants, variant => Assert.Equal(0.5, variant.Scores.Confidence));
    }
}
