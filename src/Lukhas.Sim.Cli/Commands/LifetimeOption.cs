using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>How long a token is in force: <c>90s</c>, <c>15m</c>, <c>8h</c> or a time span.</summary>
internal static class LifetimeOption
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static Option<TimeSpan> Create() => new("--ttl")
    {
        Description = "How long it is in force, at most 24 hours: 90s, 15m, 8h, or hh:mm:ss.",
        DefaultValueFactory = _ => TimeSpan.FromHours(1),
        CustomParser = Parse,
    };

    private static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Read(text) is { } lifetime && lifetime >= TimeSpan.FromSeconds(1) && lifetime <= Longest)
            return lifetime;
        result.AddError($"“{text}” is no lifetime from 1 second to 24 hours: write 90s, 15m, 8h, or hh:mm:ss.");
        return default;
    }

    private static TimeSpan? Read(string text)
    {
        if (text.Contains(':'))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        if (text.Length == 0 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
