using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using Lukhas.Sim.Storage.Tests.Audit;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>The audit of real processes, verified by the real command.</summary>
public sealed class ServedAuditTests(Azurite azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Audit_OfProcessesThatAreKilled_HoldsWhatWasAnsweredAndVerifies()
    {
        var audit = new BlobContainerClient(await azurite.ConnectAsync(), $"c{Guid.NewGuid():N}");
        var settings = new Dictionary<string, string>
        {
            ["SIM_AUDIT"] = "blob",
            ["SimStorage"] = await azurite.ConnectAsync(),
            ["SIM_AUDIT_CONTAINER"] = audit.Name,
        };
        using var home = new ServeHome(settings);

        for (var process = 1; process <= 2; process++)
        {
            await using var serve = await home.StartAsync();
            var caller = new LaneCaller(serve.Http, home.Token());
            var accepted = await caller.ScheduleAsync(SampleSeeds.Small);
            var denied = await caller.ScheduleAsync(SampleSeeds.Denied);
            await serve.KillAsync();

            Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Forbidden), (accepted.Status, denied.Status));
            var lines = await StoredLines.ReadAsync(audit);
            Assert.Equal(3 * process, lines.Count);
            Assert.Contains(lines, line => Trace(line) == Trace(accepted.Json) && line.GetProperty("type").GetString() == "job_changed");
            Assert.Contains(lines, line => Trace(line) == Trace(denied.Json) && line.GetProperty("decision").GetString() == "deny");
        }

        var (exitCode, verified) = await VerifyAsync(settings);
        Assert.True(exitCode == 0, verified);
        Assert.Equal([3, 3], JsonElement.Parse(verified).GetProperty("chains").EnumerateArray().Select(chain => chain.GetProperty("records").GetInt32()));
    }

    private static string Trace(JsonElement json) => json.GetProperty("trace_id").GetString()!;

    private static async Task<(int ExitCode, string Output)> VerifyAsync(Dictionary<string, string> settings)
    {
        using var process = Process.Start(ChildProgram.Start("lukhas-sim", settings, "audit", "verify", "--storage", "--json"))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output + await error);
    }
}
