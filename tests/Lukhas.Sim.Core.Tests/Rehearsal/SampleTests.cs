using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class SampleTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(
        Gen.Double[0, 1000].Array[1, 500],
        Gen.Int[0, 5].Select(value => (double)value).Array[1, 500],
        Gen.Int[1, 500].Select(count => Enumerable.Range(0, count).Select(i => (double)i).ToArray()));

    [Fact]
    public void Of_WhateverTheValues_HasThePercentilesOfTheSortedOnes() =>
        Values.Sample(values =>
        {
            var sorted = values.Order().ToArray();
            var told = Sample.Of([.. values]).Distribution;
            Assert.Equal([Rank(0.10), Rank(0.50), Rank(0.80), Rank(0.90), Rank(0.95)], [told.P10, told.P50, told.P80, told.P90, told.P95]);

            double Rank(double probability)
            {
                var position = probability * (sorted.Length - 1);
                var (below, above) = (sorted[(int)position], sorted[(int)Math.Ceiling(position)]);
                return below + ((position - Math.Floor(position)) * (above - below));
            }
        });

    [Fact]
    public void Of_WhateverTheValues_CountsEachInOneBin() =>
        Values.Sample(values =>
        {
            var histogram = Sample.Of([.. values]).Distribution.Histogram;
            Assert.Equal(Histogram.Bins, histogram.Counts.Count);
            Assert.Equal(values.Length, histogram.Counts.Sum());
            Assert.Equal((values.Min(), values.Max()), (histogram.From, histogram.To));
            Assert.True(histogram.From.Equals(histogram.To) || (histogram.Counts[0] > 0 && histogram.Counts[^1] > 0));
        });

    [Fact]
    public void Of_WhenValuesAreOneToFour_HasTheirMoments()
    {
        var sample = Sample.Of([4, 1, 3, 2]);

        Assert.Equal(2.5, sample.Distribution.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(5.0 / 3), sample.Distribution.Sd, 1e-12);
        Assert.Equal(2.5, sample.Distribution.P50, 1e-12);
        Assert.Equal(3.4, sample.Distribution.P80, 1e-12);
    }

    [Fact]
    public void Of_WhenThereIsOneValue_HasNoDeviation() =>
        Assert.Equal((3.0, 0.0, 3.0), (Sample.Of([3]).Distribution.Mean, Sample.Of([3]).Distribution.Sd, Sample.Of([3]).TailMean));

    [Fact]
    public void Of_WhenATwentiethIsWorse_HasItsMeanAsTailMean() =>
        Assert.Equal(30, Sample.Of([.. Enumerable.Repeat(10.0, 9500), .. Enumerable.Repeat(20.0, 250), .. Enumerable.Repeat(40.0, 250)]).TailMean, 0.01);

    [Fact]
    public void Place_WhateverTheRanks_PutsThemWhereASortWould() =>
        Gen.Select(Gen.Double.Array[1, 2000], Gen.Int[0, 1999].Array[1, 8]).Sample((values, anyRanks) =>
        {
            var sorted = values.Order().ToArray();
            var ranks = anyRanks.Select(rank => rank % values.Length).Distinct().Order().ToArray();
            OrderStatistics.Place(values, ranks);
            Assert.All(ranks, rank => Assert.Equal(sorted[rank], values[rank]));
        });
}
