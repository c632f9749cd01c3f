using CsCheck;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class WilsonTests
{
    // As R's prop.test(correct = FALSE) and statsmodels' proportion_confint(method = "wilson") tell them.
    [Theory]
    [InlineData(81, 263, 0.2552871, 0.3662051)]
    [InlineData(15, 148, 0.0623860, 0.1604929)]
    [InlineData(0, 20, 0, 0.1611252)]
    [InlineData(1, 29, 0.0061085, 0.1717553)]
    [InlineData(29, 29, 0.8830255, 1)]
    public void Of_WhenIntervalIsPublished_IsThat(int successes, int trials, double low, double high)
    {
        var proportion = Wilson.Of(successes, trials);

        Assert.Equal((double)successes / trials, proportion.Value);
        Assert.Equal(low, proportion.Low, 5e-5);
        Assert.Equal(high, proportion.High, 5e-5);
    }

    [Fact]
    public void Of_WhateverTheCounts_HoldsTheShareWithinZeroAndOne() =>
        Gen.Int[1, 1_000_000].SelectMany(trials => Gen.Int[0, trials].Select(successes => (successes, trials))).Sample(counts =>
        {
            var (value, low, high) = Wilson.Of(counts.successes, counts.trials);
            Assert.True(low >= 0 && low <= value && value <= high && high <= 1);
        });
}
