using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A part of the inbox as a table.</summary>
internal static class InboxPage
{
    public static void Write(IAnsiConsole console, JsonElement page)
    {
        var traces = page.GetProperty("traces").EnumerateArray().ToArray();
        var sheet = new Page(console, console.Profile.Width - Page.Margin);
        if (traces.Length == 0)
        {
            sheet.Write(new Text("There are no such traces in the inbox."));
            return;
        }

        var table = Tables.Plain().AddColumn(Tables.Words("trace")).AddColumn(Tables.Words("saved")).AddColumn(Tables.Words("expires"))
            .AddColumn(Tables.Number("shards"));
        foreach (var trace in traces)
            table.AddRow(Cell(trace.GetProperty("trace_id").GetString()!), Time(trace, "saved_ts"), Time(trace, "expires_ts"), Cell(trace.GetProperty("count").ToString()));
        sheet.Write(table);
        if (page.GetProperty("next_cursor").GetString() is { } cursor)
            console.Profile.Out.Writer.WriteLine($"  There are more: --cursor {SafeText.Line(cursor)}");
    }

    private static Text Cell(string text) => new(SafeText.Line(text));

    private static Text Time(JsonElement trace, string name) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(trace.GetProperty(name).GetInt64()).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
}
