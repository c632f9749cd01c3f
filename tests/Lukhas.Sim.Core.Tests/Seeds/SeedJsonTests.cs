using System.Text;
using CsCheck;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds;

public sealed class SeedJsonTests
{
    [Fact]
    public void Read_WhateverSeedWasSanitizedAndWritten_ReadsItBack() =>
        SeedGen.Seed.Sample(seed =>
        {
            var kept = new SeedSanitizer(600).Sanitize(seed);
            var written = SeedJson.Write(kept);
            var read = SeedJson.Read(written);

            Assert.Equal(Text(written), Text(SeedJson.Write(read)));
            Assert.Equal((kept.Goal, kept.GoalTruncated), (read.Goal, read.GoalTruncated));
            Assert.Equal(kept.Constraints.Budget, read.Constraints.Budget);
            Assert.Equal(kept.Plan?.Steps.Count, read.Plan?.Steps.Count);
        });

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"goal":"g","x":1}""")]
    [InlineData("""{"goal":"g","goal_truncated":1}""")]
    [InlineData("""{"goal":"\ud83d"}""")]
    [InlineData("""{"goal":"g","context":{"\udead":1}}""")]
    public void Read_WhenTheStoreWasDamaged_SaysSo(string json) =>
        Assert.Throws<InvalidDataException>(() => SeedJson.Read(Encoding.UTF8.GetBytes(json)));

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
