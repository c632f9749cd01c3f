using System.CommandLine;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>--json</c>, the same on every command.</summary>
internal static class JsonOption
{
    public static Option<bool> Instance { get; } = new("--json")
    {
        Description = "Print JSON for programs: the lane's own answer, and problems too.",
        Recursive = true,
    };
}
