using Lukhas.Sim.Core.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>Means and deviations against closed forms, within five standard errors.</summary>
public sealed class MomentTests
{
    private const int Rollouts = 100_000;

    public static TheoryData<double, double, double> Estimates => new()
    {
        { 4, 6, 16 }, { 0, 0, 1 }, { 0, 1, 1 }, { 10, 15, 20 }, { 0, 50, 51 }, { 100, 100.5, 130 },
    };

    [Theory]
    [MemberData(nameof(Estimates))]
    public void Rehearse_WhenOneStep_HasTheMomentsOfItsPert(double min, double mode, double max)
    {
        var report = Of(Step("only", new Estimate(min, mode, max))).Rehearse(Rollouts);

        AssertMoments(Pert(min, mode, (mode + max) / 2), systemicSigma: 0, report.Of(Variant.Optimistic));
        AssertMoments(Pert(min, mode, max), systemicSigma: 0.10, report.Of(Variant.Baseline));
        AssertMoments(Pert(min, mode, mode + (1.5 * (max - mode))), systemicSigma: 0.25, report.Of(Variant.Adversarial));
    }

    [Fact]
    public void Rehearse_WhenStepsAreInSeries_AddsTheirMoments()
    {
        var plan = Of(Step("a", new Estimate(1, 2, 9)), Step("b", new Estimate(3, 8, 10), "a"), Step("c", new Estimate(0, 0, 4), "b"));
        (double Mean, double Variance)[] parts = [Pert(1, 2, 9), Pert(3, 8, 10), Pert(0, 0, 4)];

        AssertMoments((parts.Sum(part => part.Mean), parts.Sum(part => part.Variance)), 0.10, plan.Rehearse(Rollouts).Of(Variant.Baseline));
    }

    // A beta of (1, 5) has F(x) = 1 - (1 - x)^5, so that the greater of two has E = 8/33 and E² of 2 (1/3 - 1/11 - 2/7 + 1/12).
    [Fact]
    public void Rehearse_WhenStepsAreParallel_HasTheMomentsOfTheGreater()
    {
        var plan = Of(Step("a", new Estimate(0, 0, 1)), Step("b", new Estimate(0, 0, 1)));
        const double Mean = 8.0 / 33;
        const double Square = 2 * ((1.0 / 3) - (1.0 / 11) - (2.0 / 7) + (1.0 / 12));

        AssertMoments((Mean, Square - (Mean * Mean)), 0.10, plan.Rehearse(Rollouts).Of(Variant.Baseline));
    }

    [Fact]
    public void Rehearse_WhenStepsCost_AddsTheirCosts()
    {
        var plan = Of(
            Step("a", 1) with { Cost = new Estimate(100, 200, 900) },
            Step("b", 1) with { Cost = new Estimate(10, 20, 30) });
        var (a, b) = (Pert(100, 200, 900), Pert(10, 20, 30));

        AssertMoments((a.Mean + b.Mean, a.Variance + b.Variance), 0.10, plan.Rehearse(Rollouts).Of(Variant.Baseline).Cost!);
    }

    [Fact]
    public void Rehearse_WhenARiskMayStrike_HasTheMomentsOfTheMixture()
    {
        var plan = Of(Step("only", 10)) with { Risks = [Risk("late", 0.2, 5)] };

        AssertMoments((11, 0.2 * 0.8 * 25), 0.10, plan.Rehearse(Rollouts).Of(Variant.Baseline));
    }

    [Fact]
    public void Rehearse_WhenAttemptsFail_HasTheMomentsOfTheTruncatedGeometric()
    {
        var plan = Of(Step("only", 10) with { Success = 0.6, Retries = 2, Cost = Estimate.Fixed(3) });
        var baseline = plan.Rehearse(Rollouts).Of(Variant.Baseline);

        // Of the rollouts that succeed, 0.6, 0.24 and 0.096 of 0.936 took one, two and three attempts.
        var attempts = (0.6 + (2 * 0.24) + (3 * 0.096)) / 0.936;
        var squares = (0.6 + (4 * 0.24) + (9 * 0.096)) / 0.936;
        AssertMoments((10 * attempts, 100 * (squares - (attempts * attempts))), 0.10, baseline);
        AssertMoments((3 * attempts, 9 * (squares - (attempts * attempts))), 0.10, baseline.Cost!);
        Assert.Equal(0.936, baseline.Success.Value, 5 * Math.Sqrt(0.936 * 0.064 / Rollouts));
    }

    private static (double Mean, double Variance) Pert(double min, double mode, double max)
    {
        var mean = (min + (4 * mode) + max) / 6;
        return (mean, (mean - min) * (max - mean) / 7);
    }

    private static void AssertMoments((double Mean, double Variance) expected, double systemicSigma, VariantReport told) =>
        AssertMoments(expected, systemicSigma, told.Finish!);

    // The systemic factor f is independent with E f = 1 and E f² = exp(σ²). The error of a deviation allows for a kurtosis of 6.
    private static void AssertMoments((double Mean, double Variance) expected, double systemicSigma, Distribution told)
    {
        var square = (expected.Variance + (expected.Mean * expected.Mean)) * Math.Exp(systemicSigma * systemicSigma);
        var sd = Math.Sqrt(square - (expected.Mean * expected.Mean));
        Assert.Equal(expected.Mean, told.Mean, 5 * sd / Math.Sqrt(Rollouts));
        Assert.Equal(sd, told.Sd, 5 * sd * Math.Sqrt(1.25 / Rollouts));
    }
}
