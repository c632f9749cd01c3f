using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Tests.Policy.Text;

public sealed class WordCombinationTests
{
    private static readonly PolicyWords Words = new(
        PolicyDocument.Default with
        {
            Words = new Dictionary<string, PolicyWordList>
            {
                ["drop"] = new() { Common = ["drop"], ByLanguage = new Dictionary<string, IReadOnlyList<string>> { ["de"] = ["lösch*"], ["es"] = ["borra*"] } },
                ["all"] = new() { Common = ["all"], ByLanguage = new Dictionary<string, IReadOnlyList<string>> { ["de"] = ["alle", "sämtlich*", "firewäll*", "firew*", "transf*"], ["es"] = ["todo"] } },
                ["guard"] = new() { Common = ["firewall"] },
                ["pay"] = new() { Common = ["pay", "transfer"] },
                ["money"] = new() { Common = ["transfer", "euros"] },
            },
            Rules = [],
        },
        TextFolder.Unicode);

    [Theory]
    [InlineData("drop x all", true)]
    [InlineData("all x drop", true)]
    [InlineData("all of it", false)]
    [InlineData("Alle löschen", true)]
    [InlineData("borra todo", true)]
    [InlineData("alle löschen, drop", true)]
    [InlineData("löschen all", true)]
    [InlineData("drop sämtliche", true)]
    [InlineData("löschen: todo", false)]
    public void IsMet_WhenWordsAreOfOneLanguageAndEnglish_IsTrue(string text, bool expected) => Check(["drop", "all"], text, expected);

    [Theory]
    [InlineData("drop alle", false)]
    [InlineData("drop alle, alle", true)]
    [InlineData("drop firewalls", false)]
    [InlineData("drop firewalls, transfers", false)]
    [InlineData("drop firewalls, alle", true)]
    public void IsMet_WhenTheOneWordOfALanguageMightBeOfAnother_IsFalse(string text, bool expected) => Check(["drop", "all"], text, expected);

    [Theory]
    [InlineData("transfer the seedlings", false)]
    [InlineData("transfer by transfer", true)]
    [InlineData("pay the transfer", true)]
    [InlineData("pay euros", true)]
    public void IsMet_WhenListsShareAWord_WantsAnotherWordForEach(string text, bool expected) => Check(["pay", "money"], text, expected);

    [Theory]
    [InlineData("pay all", true)]
    [InlineData("drop all", true)]
    [InlineData("pay drop", false)]
    public void IsMet_WhenATermNamesTwoLists_TakesAWordOfEither(string text, bool expected) => Check(["pay|drop", "all"], text, expected);

    private static void Check(IReadOnlyList<string> terms, string text, bool expected)
    {
        var read = Words.Read(text);

        Assert.Equal(expected, Words.Combination(terms).IsMet(read.Hits, read.Languages));
    }
}
