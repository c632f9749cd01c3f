using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class PhiloxTests
{
    // The known answers that Random123 1.14 publishes for philox4x32-10: counter, key, words.
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        {
            [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff],
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        },
        {
            [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0],
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Words_WhenAnswerIsPublished_AreThat(uint[] counter, uint[] key, uint[] expected)
    {
        var (word0, word1, word2, word3) = new Philox4x32(key[0], key[1]).Words(counter[0], counter[1], counter[2], counter[3]);

        Assert.Equal(expected, new[] { word0, word1, word2, word3 });
    }

    [Fact]
    public void Fill_WhenCounterWrapsWithinIt_EqualsWordsOneByOne()
    {
        var generator = Philox4x32.FromSeed("wrap");
        var words = new uint[128];
        const uint First = uint.MaxValue - 5;

        generator.Fill(words, First, 7, 9);

        for (var lane = 0; lane < 32; lane++)
        {
            var one = generator.Words(unchecked(First + (uint)lane), 7, 9, 0);
            Assert.Equal((one.Word0, one.Word1, one.Word2, one.Word3), (words[lane], words[lane + 32], words[lane + 64], words[lane + 96]));
        }
    }

    [Fact]
    public void Word_WhenAskedOneByOne_EqualsTheBlock()
    {
        var words = new RandomWords(Philox4x32.FromSeed("block"));
        var block = new uint[RolloutBlock.Size];

        words.Fill(block, 3, RandomVariable.Delay(5), attempt: 2);

        for (var i = 0; i < RolloutBlock.Size; i++)
            Assert.Equal(words.Word((3 * RolloutBlock.Size) + i, RandomVariable.Delay(5), attempt: 2), block[i]);
    }

    [Fact]
    public void Number_WhenPlanIsAsLargeAsAllowed_IsUnique()
    {
        var steps = Enumerable.Range(0, 256).SelectMany(step => new[]
            { RandomVariable.Duration(step), RandomVariable.Cost(step), RandomVariable.Success(step) });
        var risks = Enumerable.Range(0, 64).SelectMany(risk => new[]
            { RandomVariable.Strike(risk), RandomVariable.Delay(risk), RandomVariable.RiskCost(risk) });
        RandomVariable[] all = [RandomVariable.Systemic, .. steps, .. risks];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void FromSeed_WhenSeedsDiffer_GivesOtherWords() =>
        Assert.NotEqual(Philox4x32.FromSeed("a").Words(0, 0, 0, 0), Philox4x32.FromSeed("b").Words(0, 0, 0, 0));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    [InlineData(0.3)]
    [InlineData(1 - 1e-12)]
    [InlineData(1)]
    public void Below_WhateverTheProbability_FindsTheWordsBelowIt(double probability)
    {
        var words = new uint[RolloutBlock.Size];
        new RandomWords(Philox4x32.FromSeed("below")).Fill(words, 0, RandomVariable.Systemic);
        (words[3], words[77]) = (0, uint.MaxValue);
        var rows = new int[words.Length];

        var count = RandomWords.Below(words, probability, rows);

        Assert.Equal(Enumerable.Range(0, words.Length).Where(row => RandomWords.Uniform(words[row]) < probability), rows.Take(count));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void Uniform_WhenWordIsExtreme_IsWithinTheOpenInterval(uint word) =>
        Assert.InRange(RandomWords.Uniform(word), double.Epsilon, 1 - 1e-12);
}
