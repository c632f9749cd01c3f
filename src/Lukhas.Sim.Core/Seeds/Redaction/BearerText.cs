using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Seeds.Redaction;

/// <summary>Bearer tokens, keys and labelled passwords in text.</summary>
/// <remarks>
/// Every repetition is bounded or begins where a word does and runs to its end, so that time is linear in the text.
/// </remarks>
internal static partial class BearerText
{
    // Below this a word after "Bearer" may be an ordinary one.
    private const int LongestWord = 20;

    public static string Redact(string text)
    {
        text = PrivateKey().Replace(text, Placeholders.Token);
        text = Jwt().Replace(text, Placeholders.Token);
        text = KnownKey().Replace(text, Placeholders.Token);
        text = UrlCredentials().Replace(text, $"://{Placeholders.Token}@");
        text = Bearer().Replace(text, match => RedactUnlessWord(match, IsToken));
        return Labelled().Replace(text, match => RedactUnlessWord(match, value => IsSecret(match.Groups["sign"].Value, value)));
    }

    private static string RedactUnlessWord(Match match, Func<string, bool> secret) =>
        secret(match.Groups["value"].Value) ? match.Groups["label"].Value + Placeholders.Token : match.Value;

    private static bool IsToken(string value) =>
        value.Length >= LongestWord || value.Any(char.IsAsciiDigit) || value.Skip(1).Any(char.IsAsciiLetterUpper);

    private static bool IsSecret(string sign, string value)
    {
        var isNumber = value.All(unit => char.IsAsciiDigit(unit) || unit is '.' or ',');
        return !isNumber && (sign == "=" || IsToken(value) || !value.All(char.IsLetter));
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s]{0,8192}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9_\-])eyJ[A-Za-z0-9_\-]{4,}(?:\.[A-Za-z0-9_\-]*){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Jwt();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_\-])(?:(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abprs]-[A-Za-z0-9\-]{10,}|[rs]k_(?:live|test)_[A-Za-z0-9]{10,}|sk-[A-Za-z0-9_\-]{20,}|AIza[A-Za-z0-9_\-]{35})(?![A-Za-z0-9_\-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex KnownKey();

    [GeneratedRegex(@"://[^\s/:@\[\]]{1,64}:[^\s/@\[\]]{1,128}@", RegexOptions.CultureInvariant)]
    private static partial Regex UrlCredentials();

    [GeneratedRegex(@"(?<label>\bbearer[ \t]{1,4})(?<value>[A-Za-z0-9._~+/=\-]{8,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(
        @"(?<label>\b(?:\w{1,32}[_\-])?(?:password|passwd|pwd|passphrase|secret|token|api[_ \-]?key|access[_ \-]?key|private[_ \-]?key|signature)[""']?\s{0,4}(?<sign>[:=])\s{0,4}[""']?)(?<value>[^\s""'\[\],;]{6,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();
}
