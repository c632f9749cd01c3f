using System.Diagnostics;

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>The real Bicep CLI, of the version that Directory.Packages.props pins.</summary>
internal static class BicepCli
{
    /// <summary>Runs it, and gives its output and what it complained of.</summary>
    public static async Task<(string Output, string Complaints)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Parameters read the environment; that of whoever runs the tests must not decide what is deployed.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SIM_", StringComparison.Ordinal)
            || name.StartsWith("AZURE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, process.ExitCode == 0 ? await complaints : $"exit code {process.ExitCode}: {await complaints}");
    }

    private static string Executable()
    {
        Assert.SkipWhen(Repository.Bicep is null, "The build has a Bicep CLI for Linux on x64 only.");
        return Repository.Bicep!;
    }
}
