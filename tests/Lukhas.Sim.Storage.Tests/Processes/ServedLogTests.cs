using System.Net;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>What the real <c>serve</c> writes while it serves, as it is started without any setting of the log, or told to be silent.</summary>
public sealed class ServedLogTests
{
    private const string Audit = "Lukhas.Sim.Api.Audit.LoggingAuditSink";
    private const string Requests = "Lukhas.Sim.Api.Requests.SimRequests";
    private const string Duress = """{"goal":"Plant a tree","constraints":{"flags":{"duress":true}}}""";

    [Theory]
    [InlineData(null)]
    [InlineData("None")]
    public async Task Log_WhateverItsLowestLevel_HoldsTheAuditAndRefusedTokensAndNoOtherChatter(string? level)
    {
        using var home = new ServeHome(level is null ? [] : [new("Logging__LogLevel__Default", level)]);
        await using var serve = await home.StartAsync();
        var caller = new LaneCaller(serve.Http, home.Token());

        Assert.Equal(HttpStatusCode.Unauthorized, (await new LaneCaller(serve.Http, "no.token.atall").ScheduleAsync(SampleSeeds.Small)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await caller.ScheduleForAnotherAsync(SampleSeeds.Small)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.ScheduleAsync(SampleSeeds.Denied)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.ScheduleAsync(SampleSeeds.HighImpact)).Status);

        // Lines come in the order of what they tell: once this one is there, all before it are.
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.ScheduleAsync(Duress)).Status);
        await serve.WaitForOutputAsync("by rule duress");

        var told = serve.Output.Split('\n').Select(line => line.Trim()).Where(line => line.EndsWith(']')).ToArray();
        Assert.Equal(
            [
                $"info: {Requests}[1001]",
                $"info: {Audit}[1101]",
                $"info: {Audit}[1102]",
                $"info: {Audit}[1106]",
                $"info: {Audit}[1101]",
                $"info: {Audit}[1101]",
                $"info: {Audit}[1105]",
                $"crit: {Audit}[1101]",
            ],
            told);
    }
}
