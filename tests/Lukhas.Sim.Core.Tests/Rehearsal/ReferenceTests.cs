using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class ReferenceTests
{
    private const int Rollouts = 300;

    [Fact]
    public void Run_WhateverThePlan_AgreesWithTheReferenceRolloutByRollout() =>
        PlanGen.Plan.Sample(plan =>
        {
            var run = plan.Request(Rollouts).Run();
            foreach (var variant in Enum.GetValues<Variant>())
            {
                var reference = new ReferenceRehearsal(plan, variant, "seed");
                var results = run.Results[(int)variant];
                for (var i = 0; i < Rollouts; i++)
                {
                    var expected = reference.Rollout(i);
                    AssertClose(expected.Failed ? double.NaN : expected.Finish, results.Finish[i]);
                    AssertClose(expected.Failed ? double.NaN : expected.Cost, results.Cost[i]);
                }
            }
        }, iter: 60);

    [Fact]
    public void Rehearse_WhateverThePlan_CountsWhatTheReferenceCounts() =>
        PlanGen.Plan.Sample(plan =>
        {
            var report = plan.Rehearse(Rollouts);
            foreach (var variant in Enum.GetValues<Variant>())
            {
                var reference = new ReferenceRehearsal(plan, variant, "seed");
                var rollouts = Enumerable.Range(0, Rollouts).Select(reference.Rollout).ToArray();
                var told = report.Of(variant);
                Assert.Equal(Share(rollouts, rollout => !rollout.Failed), told.Success.Value);
                Assert.Equal(Share(rollouts, rollout => OnTarget(plan, rollout)), told.OnTarget.Value);
                for (var risk = 0; risk < plan.Risks.Count; risk++)
                {
                    Assert.Equal(Share(rollouts, rollout => rollout.Struck[risk]), told.Risks[risk].Rate);
                    AssertCorrelation(rollouts, rollout => rollout.Struck[risk] ? 1 : 0, told.Risks[risk].Sensitivity);
                }

                for (var step = 0; step < plan.Steps.Count; step++)
                {
                    Assert.Equal(Share(rollouts, rollout => rollout.Critical[step]), told.Steps[step].Criticality);
                    AssertCorrelation(rollouts, rollout => rollout.Durations[step], told.Steps[step].Sensitivity);
                }
            }
        }, iter: 40);

    private static bool OnTarget(Plan plan, ReferenceRollout rollout) =>
        !rollout.Failed && !(rollout.Finish > plan.Deadline) && !(rollout.Cost > plan.Budget);

    private static double Share(ReferenceRollout[] rollouts, Func<ReferenceRollout, bool> has) =>
        (double)rollouts.Count(has) / rollouts.Length;

    private static void AssertCorrelation(ReferenceRollout[] rollouts, Func<ReferenceRollout, double> variable, double told)
    {
        var (x, y) = (rollouts.Select(variable).ToArray(), rollouts.Select(rollout => rollout.Finish).ToArray());
        var (meanX, meanY) = (x.Average(), y.Average());
        var varianceX = x.Sum(value => (value - meanX) * (value - meanX));
        var varianceY = y.Sum(value => (value - meanY) * (value - meanY));
        var (spreadX, spreadY) = (Math.Sqrt(varianceX / x.Length) / meanX, Math.Sqrt(varianceY / y.Length) / meanY);
        if (spreadX is < 1e-14 or double.NaN || spreadY is < 1e-14 or double.NaN)
            Assert.Equal(0, told, 1e-6);
        else if (spreadX > 1e-9 && spreadY > 1e-9)
            Assert.Equal(x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / (Math.Sqrt(varianceX) * Math.Sqrt(varianceY)), told, 1e-6);
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= 1e-11 * Math.Abs(expected),
            $"expected {expected:R}, was {actual:R}");
}
