using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class PertQuantileTableTests
{
    private static readonly Gen<uint> Word = Gen.OneOf(
        Gen.UInt,
        Gen.Select(Gen.UInt, Gen.Int[0, 31]).Select((word, shift) => word >> shift),
        Gen.Select(Gen.UInt, Gen.Int[0, 31]).Select((word, shift) => ~(word >> shift)),
        Gen.OneOf(Gen.Const(0u), Gen.Const(0x7fffffffu), Gen.Const(0x80000000u), Gen.Const(uint.MaxValue)));

    [Fact]
    public void Sample_WhateverTheShape_IsWithinATenThousandthOfTheTruth() =>
        Gen.Select(Gen.OneOf(Gen.Double[1, 5], Gen.Int[1, 5].Select(alpha => (double)alpha)), Word.Array[10]).Sample((alpha, words) =>
        {
            var table = new PertQuantileTable(alpha);
            foreach (var word in words)
                Assert.Equal(IncompleteBeta.Inverse(RandomWords.Uniform(word), alpha, 6 - alpha), table.Sample(word), 1e-4);
        }, iter: 100);

    [Fact]
    public void Sample_WhenWordRises_NeverFalls() =>
        Gen.Select(Gen.Double[1, 5], Word.Array[2, 200]).Sample((alpha, words) =>
        {
            var table = new PertQuantileTable(alpha);
            Array.Sort(words);
            var values = words.Select(table.Sample).ToArray();
            for (var i = 1; i < values.Length; i++)
                Assert.True(values[i] >= values[i - 1] - 1e-15, $"{values[i - 1]} before {values[i]}");
            Assert.All(values, value => Assert.InRange(value, 0, 1));
        }, iter: 300);

    [Theory]
    [InlineData(0.99)]
    [InlineData(5.01)]
    public void Constructor_WhenShapeIsNoPert_Throws(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PertQuantileTable(alpha));

    [Fact]
    public void Get_WhenShapeWasMet_IsTheSameTable()
    {
        var tables = new PertQuantileTables();

        Assert.Same(tables.Get(2.5), tables.Get(2.5));
    }

    [Fact]
    public void Get_WhenFull_StillTabulates()
    {
        var tables = new PertQuantileTables();
        for (var i = 0; i < PertQuantileTables.Capacity; i++)
            tables.Get(1 + (i / 1000.0));

        Assert.Equal(tables.Get(4.9).Sample(1234567), tables.Get(4.9).Sample(1234567));
        Assert.NotSame(tables.Get(4.9), tables.Get(4.9));
    }

    [Fact]
    public void SampleAll_WhenAnEstimateIsFixed_IsItsValue()
    {
        var values = new double[3];

        new PertSampler(Estimate.Fixed(7), new PertQuantileTables()).Sample([1, 2, 3], values);

        Assert.Equal([7, 7, 7], values);
    }
}
