using Lukhas.Sim.Cli.Client;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Why something was refused, in a few lines on standard error, or as JSON on standard output.</summary>
internal static class ProblemPage
{
    /// <summary>Tells it.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Terminal terminal, LaneProblem problem, bool json, string? advice)
    {
        if (json)
            terminal.Output.WriteLine(problem.Json);
        else
            Write(terminal.Notes, problem, advice);
        return ExitCode.Refused;
    }

    private static void Write(IAnsiConsole console, LaneProblem problem, string? advice)
    {
        Line(problem.Title + ".", Palette.Trouble);
        if (problem.Errors.Count == 0)
            Line(problem.Detail, Palette.Plain);
        foreach (var (pointer, message) in problem.Errors)
            Line($"  {(pointer.Length == 0 ? "(the whole)" : pointer)}: {message}", Palette.Plain);
        if (problem.Rule is { } rule)
            Line($"Rule {rule}{(problem.Pointer is { Length: > 0 } pointer ? $", at {pointer}" : "")}; policy {problem.PolicyVersion}.", Palette.Quiet);
        if (advice is not null)
            Line(advice, Palette.Strong);

        void Line(string text, Style style)
        {
            var indent = text.Length - text.TrimStart(' ').Length;
            console.Write(new Padder(new Text(SafeText.Line(text), style), new Padding(indent, 0, 0, 0)));
        }
    }
}
