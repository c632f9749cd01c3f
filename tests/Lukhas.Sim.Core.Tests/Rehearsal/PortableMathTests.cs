using CsCheck;
using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class PortableMathTests
{
    [Fact]
    public void Exp_WhenInRange_IsThatOfThePlatform() =>
        Gen.Double[-300, 300].Sample(x => Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 1e-13));

    [Fact]
    public void Log_WhenPositive_IsThatOfThePlatform() =>
        Gen.Double[-100, 100].Select(Math.Exp).Sample(x => Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-13));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(6, 4.787491742782046)]
    [InlineData(1.5, -0.12078223763524522)]
    public void LogGamma_WhenValueIsKnown_IsThat(double x, double expected) =>
        Assert.Equal(expected, PortableMath.LogGamma(x), 1e-12);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.9999, 3.719016485455680)]
    [InlineData(1e-9, -5.997807015007687)]
    [InlineData(1e-20, -9.262340089798408)]
    public void NormalQuantile_WhenValueIsKnown_IsThat(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(probability), 1e-9);
}
