using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Seeds.Redaction;

/// <summary>E-mail addresses and phone numbers in text.</summary>
/// <remarks>Every repetition is bounded, so that time is linear in the text.</remarks>
internal static partial class PersonalText
{
    // E.164 allows 15 digits; the shortest numbers that are not just numbers have 7.
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    public static string Redact(string text)
    {
        if (text.AsSpan().ContainsAny('@', '＠'))
            text = Email().Replace(text, Placeholders.Email);
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        text = Labelled().Replace(text, RedactLabelled);
        text = International().Replace(text, RedactNumber);
        text = NorthAmerican().Replace(text, Placeholders.Phone);
        return National().Replace(text, RedactNational);
    }

    private static string RedactNumber(Match match) => HasPhoneDigits(match.Value, FewestDigits) ? Placeholders.Phone : match.Value;

    private static string RedactNational(Match match) => HasPhoneDigits(match.Value, 9) ? Placeholders.Phone : match.Value;

    private static string RedactLabelled(Match match) =>
        HasPhoneDigits(match.Groups[2].Value, FewestDigits) ? match.Groups[1].Value + Placeholders.Phone : match.Value;

    private static bool HasPhoneDigits(string number, int fewest)
    {
        var digits = number.Count(char.IsAsciiDigit);
        return digits >= fewest && digits <= MostDigits;
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'\-]{1,64}[@＠][\p{L}\p{N}](?:[\p{L}\p{N}\-]{0,62}\.){1,8}\p{L}[\p{L}\p{N}\-]{1,62}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(\b(?:phone|tel|telephone|mobile|cell|fax|whatsapp|sms)\b(?:\s(?:number|no))?[\s:=.#]{1,4})(\+?\(?[0-9](?:[ ().\-/]{0,2}[0-9]){6,14})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?:(?<!\+)\+|(?<![\w+.])00(?=[1-9][0-9]? ))[1-9](?:[ ().\-/]{0,3}[0-9]){6,14}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w.\-])(?:1[ .\-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}(?<sep>[.\-]))[0-9]{3}[.\- ][0-9]{4}(?![\w\-]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"(?<![\w.\-/,:])\(?0[1-9][0-9]{1,3}\)?[ \-/][0-9]{3,8}(?:[ \-][0-9]{2,5}){0,3}(?![\w\-/:]|[.,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex National();
}
