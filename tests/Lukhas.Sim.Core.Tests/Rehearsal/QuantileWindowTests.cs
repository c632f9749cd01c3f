using System.Runtime.Intrinsics;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class QuantileWindowTests
{
    private static readonly Vector512<double> AllLanes = Vector512<double>.AllBitsSet;

    [Fact]
    public void Quantile_WhateverTheValues_IsWithinABinOfTheTruth() =>
        Gen.Double[0, 100].Array[8].Array[1, 50].Sample(values =>
        {
            var window = Window(values, bins: 200);
            var sorted = values.SelectMany(row => row).Order().ToArray();
            Assert.Equal(sorted[(int)(0.8 * (sorted.Length - 1))], window.Quantile(0.8)!.Value, 0.5 + 1e-6);
        });

    [Fact]
    public void Quantile_WhenValuesAreFew_IsOneOfThem() =>
        Gen.Int[0, 100].Select(value => value * 1.01).Array[8].Array[1, 50].Sample(values =>
        {
            var window = Window(values, bins: 1000);
            var sorted = values.SelectMany(row => row).Order().ToArray();
            Assert.Equal(sorted[(int)(0.5 * (sorted.Length - 1))], window.Quantile(0.5)!.Value, 1e-6);
        });

    [Fact]
    public void Quantile_WhenMostLieBeyondTheWindow_IsTheirMean()
    {
        var window = new QuantileWindow(0, 10, 10);
        window.Add(Vector512.Create(14.0), AllLanes);

        Assert.Equal(14, window.Quantile(0.5)!.Value, 1e-6);
    }

    [Fact]
    public void Quantile_WhenWindowHasNoWidth_IsItsEnd()
    {
        var window = new QuantileWindow(3, 3, 8);
        window.Add(Vector512.Create(3.0), AllLanes);

        Assert.Equal(3, window.Quantile(0.5));
    }

    [Fact]
    public void Quantile_WhenNothingWasCounted_IsNull() => Assert.Null(new QuantileWindow(0, 1, 8).Quantile(0.5));

    [Fact]
    public void Add_WhenLanesAreLeftOut_CountsTheOthers()
    {
        var window = new QuantileWindow(0, 10, 10);
        window.Add(Vector512.Create(1.0, 9, 9, 9, 9, 9, 9, 9), LaneMask.Below(1));

        Assert.Equal(1, window.Quantile(1)!.Value, 1e-6);
    }

    [Fact]
    public void Merge_WhateverTheOrder_IsTheSame() =>
        Gen.Double[0, 100].Array[8].Array[2, 20].Sample(values =>
        {
            var (forth, back) = (Window([], 50), Window([], 50));
            foreach (var row in values)
                forth.Merge(Window([row], 50));
            foreach (var row in values.Reverse())
                back.Merge(Window([row], 50));
            Assert.Equal(forth.Quantile(0.7), back.Quantile(0.7));
        });

    private static QuantileWindow Window(double[][] values, int bins)
    {
        var window = new QuantileWindow(0, 100, bins);
        foreach (var row in values)
            window.Add(Vector512.Create<double>(row), AllLanes);
        return window;
    }
}
