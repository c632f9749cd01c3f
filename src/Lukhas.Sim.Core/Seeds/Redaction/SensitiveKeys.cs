using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Seeds.Redaction;

/// <summary>Which keys look as if their values were secrets or identified a person.</summary>
internal static partial class SensitiveKeys
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "secret", "secrets", "credential", "credentials",
            "token", "apikey", "auth", "authorization", "bearer", "cookie", "jwt", "otp", "email", "emails", "phone", "phones",
            "telephone", "fax", "ssn", "passport", "address", "addresses", "userid", "username", "iban", "dob",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pairs = FrozenSet.ToFrozenSet(
        [
            "apikey", "apikeys", "accesskey", "privatekey", "secretkey", "signingkey", "encryptionkey", "userid", "username", "email", "emails", "sessionid",
            "socialsecurity", "dateofbirth", "creditcard", "cardnumber", "taxid", "nationalid", "phonenumber", "connectionstring",
        ],
        StringComparer.Ordinal);

    // "token_budget": 500 counts tokens, it is not one.
    private static readonly FrozenSet<string> Measures = FrozenSet.ToFrozenSet(
        ["budget", "count", "counts", "limit", "limits", "length", "usage", "ratio", "rate", "max", "min", "total", "size", "price", "cost"],
        StringComparer.Ordinal);

    private static readonly string[] WrittenTogether =
        ["password", "passwd", "passphrase", "apikey", "accesstoken", "authtoken", "refreshtoken", "idtoken", "clientsecret", "secretkey",
         "privatekey", "accesskey", "userid", "emailaddress", "phonenumber", "passportnumber", "ssnumber", "mobilephone"];

    /// <param name="key">A member's name, in any of the usual cases, with any prefix.</param>
    public static bool Matches(string key)
    {
        // A placeholder in a key says what was there, not what the value is.
        var words = Word().Matches(Placeholder().Replace(key, " ")).Select(match => match.Value.ToLowerInvariant()).ToArray();
        if (words.Length > 1 && Measures.Overlaps(words))
            return false;
        return words.Any(Words.Contains)
            || words.Zip(words.Skip(1), string.Concat).Any(Pairs.Contains)
            || words.Any(word => WrittenTogether.Any(together => word.EndsWith(together, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\[[A-Z]{5,8}\]")]
    private static partial Regex Placeholder();

    // camelCase, PascalCase, APIKey, snake_case, kebab-case.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+")]
    private static partial Regex Word();
}
