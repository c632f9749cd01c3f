using System.Diagnostics;
using System.Reflection;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>The programs that the build of these tests has made, to be started as processes of their own.</summary>
internal static class ChildProgram
{
    /// <summary>How to start one, with its output to be read.</summary>
    /// <param name="name">The name of its assembly.</param>
    /// <param name="environment">Variables besides those that are inherited.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Start(string name, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var path = typeof(ChildProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(program => program.Key == name).Value!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { path } };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        return start;
    }
}
