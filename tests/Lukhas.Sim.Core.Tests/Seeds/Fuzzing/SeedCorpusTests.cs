namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

public sealed class SeedCorpusTests
{
    public static TheoryData<string> Names { get; } = [.. SeedCorpus.Files.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_WhenTheInputIsKept_EndsAsItIsRecorded(string name) =>
        Assert.Equal(SeedCorpus.Outcomes[name], SeedOutcome.Of(SeedCorpus.Files[name]));

    [Fact]
    public void Outcomes_AreOfTheFilesThatAreKept() =>
        Assert.Equal(SeedCorpus.Files.Keys.Order(StringComparer.Ordinal), SeedCorpus.Outcomes.Keys.Order(StringComparer.Ordinal));
}
