using System.Text.Json;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>What policy says of a seed.</summary>
internal static class DecisionPage
{
    public static bool Allows(string json) => JsonElement.Parse(json).GetProperty("decision").GetString() == "allow";

    public static void Write(IAnsiConsole console, JsonElement decision)
    {
        var (word, style) = decision.GetProperty("decision").GetString() switch
        {
            "allow" => ("allowed", Palette.OnTime),
            "step_up" => ("step-up needed", Palette.Caution),
            _ => ("denied", Palette.Trouble),
        };
        var line = new Paragraph().Append(word, style.Combine(Palette.Strong));
        if (Member("rule") is { } rule)
            line.Append($" by the rule {rule}");
        if (Member("pointer") is { Length: > 0 } pointer)
            line.Append($" at {pointer}");
        console.Write(line);
        console.WriteLine();
        console.Write(new Text(Member("rationale") ?? ""));
        console.WriteLine();
        console.Write(new Text($"policy version {Member("policy_version")}, trace {Member("trace_id")}", Palette.Quiet));
        console.WriteLine();

        string? Member(string name) =>
            decision.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? SafeText.Line(value.GetString()!) : null;
    }
}
