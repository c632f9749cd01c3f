using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Tests.Policy.Text;

public sealed class TextViewsTests
{
    private static readonly TextViews Views = new(TextFolder.Unicode, Words("drop", "delete", "deleted", "wipe", "it", "удал*", "全部", "कल"));

    [Theory]
    [InlineData("ｄｒｏｐ", "drop")]
    [InlineData("𝕕ⓡ𝑜𝗽", "drop")]
    [InlineData("dŕo\u0332p", "drop")]
    [InlineData("d\u200Er\u00ADo\uFE0Fp\u0007", "drop")]
    [InlineData("ԁгор", "drop")]
    [InlineData("a \r\n\t\u3000 b", "a b")]
    [InlineData("İSTANBUL", "ISTANBUL")]
    [InlineData("Привет", "Пpиbet")]
    [InlineData("计划", "计划")]
    public void Fold_WhenTextIsDisguised_TellsWhatAReaderSees(string text, string folded) =>
        Assert.Equal(folded, TextFolder.Unicode.Fold(text));

    [Fact]
    public void Fold_WhenASurrogateIsUnpaired_ReplacesIt() => Assert.Equal("x\uFFFDy", TextFolder.Unicode.Fold("x\uD800y"));

    [Theory]
    [InlineData("write a plan")]
    [InlineData("drop all")]
    [InlineData("")]
    public void Of_WhenTextIsPlain_HasOneView(string text) => Assert.Equal([text], Views.Of(text).Views);

    [Theory]
    [InlineData("please d r o p that", "drop")]
    [InlineData("a d r o p all", "drop all")]
    [InlineData("d.e.l.e.t.e.d", "delete deleted")]
    [InlineData("dropAll", "drop all")]
    [InlineData("dropall", "drop all")]
    [InlineData("w1p3 a11", "wipe all")]
    [InlineData("all! drop?", "all drop")]
    [InlineData("d31373 411", "delete all")]
    [InlineData("w1p3 17", "wipe it")]
    [InlineData("d-r-o-p it", "drop it")]
    [InlineData("d r o p i t", "drop it")]
    [InlineData("Пора удалять", "yдaл")]
    [InlineData("УДАЛИТЬ", "yдaл")]
    [InlineData("у д а л и т ь", "yдaл")]
    [InlineData("把全部拿走", "全部")]
    [InlineData("把 全 部 拿走", "全部")]
    [InlineData("कल मिलो", "कल")]
    [InlineData("हमdropकल", "drop कल")]
    public void Of_WhenWordsAreSetApart_ReadsThem(string text, string read) => Assert.Equal(read, Views.Of(text).Views[^1]);

    [Theory]
    [InlineData("411 teardrops allow wiped")]
    [InlineData("xdrop dropx")]
    [InlineData("d r x o p")]
    [InlineData("i tea and b it5 17")]
    [InlineData("кудал")]
    [InlineData("deletedrop alldrop")]
    [InlineData("सकल कला")]
    public void Of_WhenNoWordIsWhole_ReadsNone(string text) => Assert.Empty(Views.Of(text).Words);

    [Fact]
    public void Run_WhenNormalizationIsOff_Throws() =>
        Assert.Throws<InvalidOperationException>(() => NormalizationSelfTest.Run(new TextFolder(text => text)));

    [Fact]
    public void PolicyGate_WhenNormalizationIsOff_CannotBeBuilt() =>
        Assert.Throws<InvalidOperationException>(() => new Core.Policy.PolicyGate(Core.Policy.PolicyDocument.Default, new TextFolder(text => text), PolicyPattern.Timeout));

    [Theory]
    [InlineData("\u202E", true)]
    [InlineData("\u202D", true)]
    [InlineData("\u2067ab\u2069", false)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", false)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074", true)]
    [InlineData("🏴\U000E0067\U000E007F", true)]
    [InlineData("🏴\U000E0064\U000E0072\U000E006F\U000E0070\U000E0061\U000E006C\U000E006C\U000E007F", true)]
    [InlineData("\U000E0001", true)]
    [InlineData("🏴 \U000E0067", true)]
    [InlineData("🏴‍☠️", false)]
    public void Any_WhenCharactersAreHidden_IsAnomalous(string text, bool expected) => Assert.Equal(expected, Anomalies.Any(text));

    [Theory]
    [InlineData("Datenbank", true)]
    [InlineData("die Kundendatenbanken", true)]
    [InlineData("K u n d e n d a t e n b a n k", true)]
    [InlineData("Daten-Banken", true)]
    [InlineData("Daten, Banken", false)]
    [InlineData("Kundendaten Bank", false)]
    public void Of_WhenAWordIsAPart_ReadsItWithinOthers(string text, bool isRead) =>
        Assert.Equal(isRead, new TextViews(TextFolder.Unicode, Words("*datenbank*")).Of(text).Words.Any());

    [Theory]
    [InlineData("blow it all away", true)]
    [InlineData("b l o w a w a y", true)]
    [InlineData("blown away", true)]
    [InlineData("throw it away", true)]
    [InlineData("throw it out", true)]
    [InlineData("throwing it out", false)]
    [InlineData("away they blow", false)]
    [InlineData("blow", false)]
    public void Of_WhenAPhrasesWordsAreInOrder_ReadsIt(string text, bool isRead)
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        var numbers = new List<int>();
        vocabulary.Add("blow*|throw away|out", numbers);

        Assert.Equal(isRead, new TextViews(TextFolder.Unicode, vocabulary).Of(text).Words.Any(reading => reading.Word.Number == numbers.Single()));
    }

    private static Vocabulary Words(params string[] words)
    {
        var vocabulary = new Vocabulary(TextFolder.Unicode);
        vocabulary.Add("all", [], mayJoin: true);
        foreach (var word in words)
            vocabulary.Add(word, []);
        return vocabulary;
    }
}
