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
        var sequence = new WordSequence([new WordSet([.. vocabulary.Add("drop")]), new WordSet([.. vocabulary.Add("all")])]);

        Assert.Equal(expected, sequence.IsMet(new TextViews(TextFolder.Unicode, vocabulary).Of(text).Words));
    }

    [Fact]
    public void IsMet_WhenOneWordCouldBeTwoSteps_IsFalse()
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var any = new WordSet([.. vocabulary.Add("delet*"), .. vocabulary.Add("deleted")]);

        Assert.False(new WordSequence([any, any]).IsMet(new TextViews(TextFolder.Unicode, vocabulary).Of("deleted").Words));
        Assert.True(new WordSequence([any, any]).IsMet(new TextViews(TextFolder.Unicode, vocabulary).Of("delete deleted").Words));
    }

    [Theory]
    [InlineData("transfer the seedlings", false)]
    [InlineData("transfer by transfer", true)]
    [InlineData("the transfer is to pay", true)]
    public void IsMet_WhenListsShareAWord_WantsAnotherWordForEach(string text, bool expected)
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var combination = new WordCombination(
            [new WordSet([.. vocabulary.Add("transfer"), .. vocabulary.Add("pay")]), new WordSet([.. vocabulary.Add("transfer")])]);

        Assert.Equal(expected, combination.IsMet(new TextViews(TextFolder.Unicode, vocabulary).Of(text).Words));
    }

    [Theory]
    [InlineData("drop x all", true)]
    [InlineData("all x drop", true)]
    [InlineData("all of it", false)]
    public void IsMet_WhenWordsAreInAnyOrder_IsTrue(string text, bool expected)
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var combination = new WordCombination([new WordSet([.. vocabulary.Add("drop")]), new WordSet([.. vocabulary.Add("all")])]);

        Assert.Equal(expected, combination.IsMet(new TextViews(TextFolder.Unicode, vocabulary).Of(text).Words));
    }
}
