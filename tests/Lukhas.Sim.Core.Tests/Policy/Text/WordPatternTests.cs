using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Tests.Policy.Text;

public sealed class WordPatternTests
{
    [Theory]
    [InlineData("{erase}", "{erase}")]
    [InlineData("{erase}.*{all}", "{erase};{all}")]
    [InlineData(@"({all}|{every}|\beach\b).*\bgone\b", "{all},{every},each;gone")]
    public void Parse_WhenAPatternIsAboutTheOrderOfWords_TellsItsSteps(string pattern, string steps) =>
        Assert.Equal(steps, string.Join(';', WordPattern.Parse(pattern)!.Select(choices => string.Join(',', choices))));

    [Theory]
    [InlineData(@"\bproduction\b")]
    [InlineData("{erase} {all}")]
    [InlineData("{erase}.+{all}")]
    [InlineData("{erase}.*")]
    [InlineData(@"{erase}.*\s-r")]
    [InlineData("{erase}(.*{all})?")]
    [InlineData("^{erase}")]
    [InlineData("a{2}")]
    public void Parse_WhenAPatternSaysAnythingElse_LeavesItToExpressions(string pattern) => Assert.Null(WordPattern.Parse(pattern));

    [Theory]
    [InlineData("drop x all", true)]
    [InlineData("all x drop", false)]
    [InlineData("drop", false)]
    [InlineData("all drop all", true)]
    public void IsMet_WhenWordsAreInOrder_IsTrue(string text, bool expected)
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var sequence = new WordSequence([Set(vocabulary, "drop"), Set(vocabulary, "all")]);

        Assert.Equal(expected, sequence.IsMet(Read(vocabulary, text)));
    }

    [Fact]
    public void IsMet_WhenOneWordCouldBeTwoSteps_IsFalse()
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var any = Set(vocabulary, "delet*", "deleted");

        Assert.False(new WordSequence([any, any]).IsMet(Read(vocabulary, "deleted")));
        Assert.True(new WordSequence([any, any]).IsMet(Read(vocabulary, "delete deleted")));
    }

    private static WordSet Set(Vocabulary vocabulary, params string[] words)
    {
        var numbers = new List<int>();
        foreach (var word in words)
            vocabulary.Add(word, numbers);
        return new WordSet(numbers);
    }

    private static IReadOnlyList<WordReading> Read(Vocabulary vocabulary, string text) => new TextViews(TextFolder.Unicode, vocabulary).Of(text).Words;
}
