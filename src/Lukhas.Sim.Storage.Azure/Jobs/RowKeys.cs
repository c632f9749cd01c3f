using System.Globalization;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>The row keys of the jobs table. Each kind of row has its own prefix, so that a range holds one kind only.</summary>
internal static class RowKeys
{
    /// <summary>Sorts before every sweep entry.</summary>
    public const string FirstEntry = "x|";

    /// <summary>Sorts after every sweep entry: the character that follows the bar.</summary>
    public const string AfterEntries = "x}";

    /// <summary>The row of a job.</summary>
    public static string Job(JobId id) => $"j|{id}";

    /// <summary>The row that has the sweeper look at a job.</summary>
    public static string Entry(DateTimeOffset dueAt, JobId id) => $"{EntriesFrom(dueAt)}|{id}";

    /// <summary>The row of an idempotency key.</summary>
    public static string Idempotency(string key) => $"i|{key}";

    /// <summary>Sorts before the entries that are due at a millisecond, and after those of the millisecond before.</summary>
    public static string EntriesFrom(DateTimeOffset dueAt) => EntriesFrom(dueAt.ToUnixTimeMilliseconds());

    /// <summary>Sorts after the entries that are due at a millisecond.</summary>
    public static string EntriesAfter(DateTimeOffset dueAt) => EntriesFrom(dueAt.ToUnixTimeMilliseconds() + 1);

    // 15 digits reach past the year 9999, so the text sorts as the number does.
    private static string EntriesFrom(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"x|{milliseconds:D15}");
}
