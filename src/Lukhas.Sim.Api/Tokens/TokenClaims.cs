using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>Reads claims by their type: one of another type is an error, never a claim that is absent.</summary>
internal static class TokenClaims
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>A text that must be there and not be empty.</summary>
    public static bool TryRequired(JsonElement claims, string name, [NotNullWhen(true)] out string? text) =>
        TryOptional(claims, name, out text) && !string.IsNullOrEmpty(text);

    /// <summary>A text that may be absent, and is null then.</summary>
    public static bool TryOptional(JsonElement claims, string name, out string? text)
    {
        text = null;
        if (!claims.TryGetProperty(name, out var value))
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        return TryText(value, out text);
    }

    /// <summary>A point in time that may be absent, in seconds since 1970 (RFC 7519's NumericDate); fractions are cut.</summary>
    public static bool TryTime(JsonElement claims, string name, out DateTimeOffset? time) =>
        TryTime(claims, name, seconds => DateTimeOffset.FromUnixTimeSeconds((long)seconds), out time);

    /// <summary>
    /// A point in time that may be absent and must not be in the future by any margin: rounded up to the millisecond, since a
    /// fraction that is cut would let one pass that is still to come.
    /// </summary>
    public static bool TryPastTime(JsonElement claims, string name, out DateTimeOffset? time) =>
        TryTime(claims, name, seconds => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Ceiling(seconds * 1_000)), out time);

    /// <summary>
    /// All scopes, of <c>scope</c>, <c>scp</c> and <c>scopes</c> together. Roles stand in for them only where the token has none of the
    /// three: beside scopes they are what a user may do, not what the application that the user signed in to was granted.
    /// </summary>
    public static bool TryScopes(JsonElement claims, bool rolesAsScopes, out IReadOnlySet<string> scopes)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        scopes = found;
        return TryAdd(claims, "scope", text: true, array: false, found)
            && TryAdd(claims, "scp", text: true, array: true, found)
            && TryAdd(claims, "scopes", text: false, array: true, found)
            && (!rolesAsScopes || HasScopes(claims) || TryAdd(claims, "roles", text: false, array: true, found));
    }

    private static bool HasScopes(JsonElement claims) =>
        claims.TryGetProperty("scope", out _) || claims.TryGetProperty("scp", out _) || claims.TryGetProperty("scopes", out _);

    private static bool TryTime(JsonElement claims, string name, Func<double, DateTimeOffset> round, out DateTimeOffset? time)
    {
        time = null;
        if (!claims.TryGetProperty(name, out var value))
            return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds) || seconds is not (>= 0 and <= LastSecond))
            return false;
        time = round(seconds);
        return true;
    }

    private static bool TryAdd(JsonElement claims, string name, bool text, bool array, HashSet<string> scopes)
    {
        if (!claims.TryGetProperty(name, out var value))
            return true;
        if (value.ValueKind == JsonValueKind.String && text)
            return TryAddWords(value, scopes);
        return value.ValueKind == JsonValueKind.Array && array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && TryAddWords(item, scopes));
    }

    private static bool TryAddWords(JsonElement value, HashSet<string> scopes)
    {
        if (!TryText(value, out var text))
            return false;
        scopes.UnionWith(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return true;
    }

    // An escaped lone surrogate parses, and throws only when it is turned into text.
    private static bool TryText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        return text is not null;
    }
}
