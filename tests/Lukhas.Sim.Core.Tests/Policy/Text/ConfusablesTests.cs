using System.Text;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Tests.Policy.Text;

public sealed class ConfusablesTests
{
    [Fact]
    public void UnicodeVersion_WhenTheTableIsGenerated_IsThePinnedOne() => Assert.Equal("17.0.0", Confusables.Embedded.UnicodeVersion);

    [Theory]
    [InlineData("а", 'a')] // Cyrillic
    [InlineData("Ѕ", 's')]
    [InlineData("г", 'r')]
    [InlineData("α", 'a')] // Greek
    [InlineData("ν", 'v')]
    [InlineData("Ν", 'n')]
    [InlineData("ａ", 'a')] // full width
    [InlineData("Ｚ", 'z')]
    [InlineData("𝓌", 'w')] // mathematical
    [InlineData("𝟬", 'o')]
    [InlineData("ո", 'n')] // Armenian
    [InlineData("Ꮃ", 'w')] // Cherokee
    [InlineData("ꓐ", 'b')] // Lisu
    [InlineData("ⲟ", 'o')] // Coptic
    [InlineData("ɑ", 'a')] // Latin
    [InlineData("𜳖", 'a')] // new in 16
    [InlineData("т", 't')] // the supplement's
    [InlineData("І", 'i')] // where the supplement says other than Unicode
    [InlineData("🅰", 'A')]
    public void TryFold_WhenACharacterPassesForALetter_TellsTheLetter(string text, char letter)
    {
        Assert.True(Confusables.Embedded.TryFold(Rune.GetRuneAt(text, 0), out var folded));
        Assert.Equal(letter, folded);
    }

    [Theory]
    [InlineData("ж")]
    [InlineData("計")]
    [InlineData("ا")]
    [InlineData("ו")]
    [InlineData("ং")]
    [InlineData("ø\u0301")]
    [InlineData("👍")]
    public void TryFold_WhenACharacterPassesForNone_LeavesIt(string text)
    {
        var rune = Rune.GetRuneAt(text, text.Length - 1 - (char.IsLowSurrogate(text[^1]) ? 1 : 0));
        Assert.False(Confusables.Embedded.TryFold(rune, out _));
    }
}
