using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Audit;

/// <summary>Which chain of audit records: one instance's of one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Instance">The process that writes it: 1 to 64 letters, digits and hyphens.</param>
public sealed partial record AuditChainName(DateOnly Day, string Instance)
{
    /// <summary>The folder of all chains.</summary>
    public const string Everything = "audit/";

    private const string DayFormat = "yyyy-MM-dd";
    private const string RootPrefix = "lukhas-sim audit chain ";

    /// <summary>The chain that an instance writes at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="instance">The process that writes it.</param>
    public static AuditChainName Of(DateTimeOffset now, string instance) => new(DateOnly.FromDateTime(now.UtcDateTime), instance);

    /// <summary>The folder of a day's chains: <c>audit/{yyyy-MM-dd}/</c>.</summary>
    /// <param name="day">The day, UTC.</param>
    public static string Folder(DateOnly day) => $"{Everything}{day.ToString(DayFormat, CultureInfo.InvariantCulture)}/";

    /// <summary>Where the chain is kept: <c>audit/{yyyy-MM-dd}/{instance}.jsonl</c>.</summary>
    public string Path => $"{Folder(Day)}{Instance}.jsonl";

    /// <summary>
    /// What the first record follows: the SHA-256 of <c>lukhas-sim audit chain {yyyy-MM-dd}/{instance}</c>, in hexadecimal. It makes
    /// a chain that was put in another's place tell.
    /// </summary>
    public string Root => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RootPrefix + this)));

    /// <summary>Reads a name from where a chain is kept; folders before the day do not matter.</summary>
    /// <param name="path">The path of a blob or a file.</param>
    /// <returns>The name; null when the path tells none.</returns>
    public static AuditChainName? At(string path) => Form().Match(path) is { Success: true } match
        && TryReadDay(match.Groups["day"].ValueSpan, out var day)
            ? new AuditChainName(day, match.Groups["instance"].Value)
            : null;

    /// <summary>Reads a day.</summary>
    /// <param name="text">The day as a chain's name has it: <c>yyyy-MM-dd</c>.</param>
    /// <param name="day">The day, when it is one.</param>
    public static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <inheritdoc/>
    public override string ToString() => $"{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}/{Instance}";

    [GeneratedRegex(@"(^|[/\\])(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[/\\](?<instance>[A-Za-z0-9-]{1,64})\.jsonl\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
