using System.Diagnostics.CodeAnalysis;
using Cronos;

namespace Lukhas.Sim.Api.Sweeping;

/// <summary>When expired jobs are swept: an NCRONTAB expression of six fields, seconds first, in UTC.</summary>
public sealed class SweepSchedule
{
    private const int Fields = 6;

    private readonly CronExpression _expression;

    private SweepSchedule(CronExpression expression) => _expression = expression;

    /// <summary>Every five minutes.</summary>
    public static SweepSchedule Default { get; } = new(CronExpression.Parse("0 */5 * * * *", CronFormat.IncludeSeconds));

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="schedule">The schedule, when it is one that ever comes round.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out SweepSchedule? schedule)
    {
        schedule = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == Fields
            && CronExpression.TryParse(text, CronFormat.IncludeSeconds, out var expression)
                ? new SweepSchedule(expression)
                : null;
        return schedule is not null;
    }

    /// <summary>The next time to sweep.</summary>
    /// <param name="now">The present time.</param>
    /// <returns>A later time; null when there is none.</returns>
    public DateTimeOffset? NextAfter(DateTimeOffset now) => _expression.GetNextOccurrence(now, TimeZoneInfo.Utc);
}
