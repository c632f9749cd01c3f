using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>The HTTP suite, as it is, against processes that keep nothing in memory. Memory is what it runs on by itself.</summary>
public sealed class HttpSuiteTests(Azurite azurite, GarnetFixture garnet)
{
    private const string Suite = "Lukhas.Sim.Http.Tests";

    /// <summary>Far below what there are, far above what a filter gone wrong would leave.</summary>
    private const int EnoughTests = 100;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task HttpSuite_OnTableAndBlobs_Passes() =>
        await RunAsync(await ServeSettings.OfTableAsync(azurite, await azurite.NewTableAsync(), await azurite.NewContainerAsync()));

    [Fact]
    public async Task HttpSuite_OnRedisAndBlobs_Passes() =>
        await RunAsync(await ServeSettings.OfRedisAsync(azurite, $"{garnet.Url}/2", await azurite.NewContainerAsync()));

    private static async Task RunAsync(Dictionary<string, string> settings)
    {
        using var home = new ServeHome(settings);
        await using var serve = await home.StartAsync();
        var results = Path.Combine(home.Folder, "results.xml");
        var environment = new Dictionary<string, string>
        {
            ["SIM_BASE_URL"] = serve.Address.ToString(),
            ["SIM_TEST_SIGNING_KEY"] = home.KeyPath,
        };

        // What is hostile never gets as far as storage; the command line and the architecture are no matter of a deployment.
        string[] others = ["Fuzzing", "Cli", "Architecture"];
        using var suite = Process.Start(ChildProgram.Start(
            Suite, environment, [.. others.SelectMany(other => (string[])["-namespace-", $"{Suite}.{other}"]), "-noColor", "-xml", results]))!;
        var output = new ChildOutput();
        output.Follow(suite);
        try
        {
            await suite.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        }
        finally
        {
            suite.Kill();
        }

        Assert.True(suite.ExitCode == 0, $"The suite ended with {suite.ExitCode}:\n{output}\nThe process wrote:\n{serve.Output}");
        var counts = XDocument.Load(results).Descendants("assembly").Single();
        Assert.Equal(0, Count(counts, "failed"));
        Assert.Equal(0, Count(counts, "errors"));
        Assert.InRange(Count(counts, "passed"), EnoughTests, int.MaxValue);
    }

    private static int Count(XElement counts, string name) => int.Parse(counts.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
