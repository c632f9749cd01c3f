using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A job as a few lines.</summary>
internal static class JobPage
{
    public static void Write(IAnsiConsole console, JsonElement job)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().NoWrap().Padding(0, 0));
        Row("job", Member("job_id"));
        Row("trace", Member("trace_id"));
        Row("status", Member("status"));
        Row("created", Time("created_ts"));
        Row("expires", Time("expires_ts"));
        if (job.TryGetProperty("attempts", out var attempts) && attempts.GetInt32() > 0)
            Row("attempts", attempts.ToString());
        if (job.TryGetProperty("goal_truncated", out var truncated) && truncated.GetBoolean())
            Row("goal", "was longer than the lane keeps, and has been cut");
        new Page(console, console.Profile.Width - Page.Margin).Write(grid);

        void Row(string name, string? value)
        {
            if (value is not null)
                grid.AddRow(new Text(name, Palette.Quiet), new Text(SafeText.Line(value)));
        }

        string? Member(string name) => job.TryGetProperty(name, out var value) ? value.GetString() : null;

        string? Time(string name) => job.TryGetProperty(name, out var value)
            ? DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A capability for the job, its token on a line of its own and unbroken, to be copied.</summary>
    public static void WriteToken(IAnsiConsole console, JsonElement capability)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine("  Capability for this job only, to hand on:");
        writer.WriteLine($"  {SafeText.Line(capability.GetProperty("token").GetString()!)}");
    }

    /// <summary>What to run next.</summary>
    public static void Next(IAnsiConsole console, string command)
    {
        console.Profile.Out.Writer.WriteLine($"  Next: {command}");
    }
}
