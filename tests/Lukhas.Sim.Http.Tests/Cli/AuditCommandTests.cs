using System.Text;
using System.Text.Json;
using Lukhas.Sim.Cli;
using Lukhas.Sim.TestKit.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class AuditCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lukhas-sim-audit-");

    [Fact]
    public async Task Verify_OfAFolder_TellsEveryChain()
    {
        var first = await WriteAsync("2026-01-31");
        await WriteAsync("2026-02-01");

        var run = await CliRun.OfAsync("audit", "verify", _folder.FullName);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(2, run.Output.Split(": ok, 3 records, last hash ").Length - 1);
        Assert.Contains(LastHash(first), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenRecordsWereMeddledWith_NamesThemAndRefuses()
    {
        var path = await WriteAsync("2026-01-31");
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await RewriteAsync(path, lines[0].Replace("subject-1", "subject-9", StringComparison.Ordinal), lines[2]);

        var people = await CliRun.OfAsync("audit", "verify", path);
        var json = await CliRun.OfAsync("audit", "verify", path, "--json");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (people.ExitCode, json.ExitCode));
        Assert.Contains("NOT AS WRITTEN, 1 records", people.Output, StringComparison.Ordinal);
        Assert.Contains("  Record 1 was changed.", people.Output, StringComparison.Ordinal);
        Assert.Contains("  Record 2 is missing.", people.Output, StringComparison.Ordinal);
        var chain = Assert.Single(JsonElement.Parse(json.Output).GetProperty("chains").EnumerateArray());
        Assert.Equal("2026-01-31/recorder", chain.GetProperty("chain").GetString());
        Assert.Equal(["changed", "missing"], chain.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("kind").GetString()));
        Assert.Equal([1, 2], chain.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("first").GetInt32()));
    }

    [Fact]
    public async Task Verify_WhenAChainLiesInAnothersPlace_SaysSo()
    {
        var path = await WriteAsync("2026-01-31");
        var elsewhere = Path.Combine(_folder.CreateSubdirectory("2026-02-01").FullName, Path.GetFileName(path));
        File.Move(path, elsewhere);

        var run = await CliRun.OfAsync("audit", "verify", elsewhere);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("is of another chain", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAnyOtherFile_SaysInOneLineThatItIsNoChain()
    {
        var path = Path.Combine(_folder.FullName, "README.md");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("Some text.\n", 129)), TestContext.Current.CancellationToken);

        var people = await CliRun.OfAsync("audit", "verify", path);
        var json = await CliRun.OfAsync("audit", "verify", path, "--json");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (people.ExitCode, json.ExitCode));
        Assert.Equal($"{path}: NOT A CHAIN. No line of 129 is a record; one that ends in CR LF is none.", people.Output.TrimEnd());
        var chain = Assert.Single(JsonElement.Parse(json.Output).GetProperty("chains").EnumerateArray());
        Assert.Equal("not_a_chain", Assert.Single(chain.GetProperty("problems").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Verify_OfAChainWithoutRecords_SaysSo()
    {
        var path = await WriteAsync("2026-01-31");
        await File.WriteAllBytesAsync(path, [], TestContext.Current.CancellationToken);

        var people = await CliRun.OfAsync("audit", "verify", path);
        var json = await CliRun.OfAsync("audit", "verify", path, "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (people.ExitCode, json.ExitCode));
        Assert.Equal($"{path}: EMPTY, 0 records, last hash none", people.Output.TrimEnd());
        Assert.True(Assert.Single(JsonElement.Parse(json.Output).GetProperty("chains").EnumerateArray()).GetProperty("empty").GetBoolean());
    }

    [Fact]
    public async Task Verify_WhenThereAreNoChains_IsNoSuccess()
    {
        var run = await CliRun.OfAsync("audit", "verify", _folder.FullName);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("There are no chains", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfStorageWithoutSettings_NamesThem()
    {
        var run = await CliRun.OfAsync("audit", "verify", "--storage");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("SimStorage", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfStorageThatIsDown_SaysSo()
    {
        var input = new CliInput
        {
            Variables = new Dictionary<string, string?>
            {
                ["SimStorage"] = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a;",
            },
        };

        var run = await CliRun.OfAsync(input, "audit", "verify", "--storage", "--day", "2026-01-31");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("cannot be reached", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string LastHash(string path) => JsonElement.Parse(File.ReadLines(path).Last()).GetProperty("hash").GetString()!;

    private static Task RewriteAsync(string path, params string[] lines) =>
        File.WriteAllTextAsync(path, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false), TestContext.Current.CancellationToken);

    private async Task<string> WriteAsync(string day)
    {
        var chain = new ChainRecorder(new FakeTimeProvider(DateTimeOffset.Parse($"{day}T12:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        for (var number = 1; number <= 3; number++)
            await chain.WriteAsync(AuditRecordGen.Of($"subject-{number}"), TestContext.Current.CancellationToken);
        var path = Path.Combine(_folder.CreateSubdirectory(day).FullName, "recorder.jsonl");
        await File.WriteAllBytesAsync(path, chain.Bytes, TestContext.Current.CancellationToken);
        return path;
    }
}
