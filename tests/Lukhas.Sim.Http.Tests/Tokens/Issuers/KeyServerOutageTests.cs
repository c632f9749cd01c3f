using System.Net;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>The server of an issuer's keys is down, or slow.</summary>
public sealed class KeyServerOutageTests
{
    [Fact]
    public async Task Server_WhenDownAfterItsKeysAreKnown_LogsNobodyOutForADay()
    {
        await using var remote = await RemoteHost.StartAsync("Discovery");
        await remote.MustAcceptAsync();
        remote.Provider.Fault = OpenIdProvider.Down;

        await remote.MustAcceptAsync();
        for (var hour = 1; hour < 24; hour++)
        {
            remote.Time.Advance(TimeSpan.FromHours(1));
            await remote.MustAcceptAsync();
        }

        remote.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await remote.MustAcceptAsync();
        remote.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("60", (await remote.MustBeUnavailableAsync()).Header("Retry-After"));
        remote.Provider.Fault = null;
        remote.Time.Advance(TimeSpan.FromMinutes(1));
        await remote.MustAcceptAsync();
    }

    [Fact]
    public async Task Server_WhenItNeverAnswersAfterAPause_IsWaitedForOnceAndLogsNobodyOut()
    {
        await using var remote = await RemoteHost.StartAsync();
        await remote.MustAcceptAsync();
        remote.Provider.Fault = OpenIdProvider.Hang;
        remote.Time.Advance(TimeSpan.FromMinutes(30));

        var call = remote.ScheduleAsync();
        await RemoteHost.UntilAsync(() => Task.FromResult(remote.Provider.KeyRequests == 2));
        Assert.False(call.IsCompleted);
        remote.Time.Advance(TimeSpan.FromSeconds(5));

        (await call).MustBe(HttpStatusCode.Accepted);
        await remote.MustAcceptAsync();
        Assert.Equal(2, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Server_WhenDownAndTheKeyIsNotKnown_IsNotTheCallersFault()
    {
        await using var remote = await RemoteHost.StartAsync();
        await remote.MustAcceptAsync();
        using var next = TokenSigner.Create();
        remote.Provider.Publish(remote.Signer, next);
        remote.Provider.Fault = OpenIdProvider.Down;

        var answer = await remote.MustBeUnavailableAsync(next);
        Assert.Equal("60", answer.Header("Retry-After"));
        Assert.Null(answer.Header("WWW-Authenticate"));
        await remote.MustBeUnavailableAsync(next);
        Assert.Equal(2, remote.Provider.KeyRequests);

        remote.Provider.Fault = null;
        remote.Time.Advance(TimeSpan.FromSeconds(60));
        await remote.MustAcceptAsync(next);
    }

    [Fact]
    public async Task Key_WhenItCannotBeLookedUp_IsLoggedForEachCallerWithTheAddressAndTheTrace()
    {
        using var log = new FakeLoggerProvider();
        await using var remote = await RemoteHost.StartAsync(log: log);
        await remote.MustAcceptAsync();
        using var next = TokenSigner.Create();
        remote.Provider.Fault = OpenIdProvider.Down;

        Answer[] answers = [await remote.MustBeUnavailableAsync(next), await remote.MustBeUnavailableAsync(next)];

        var lines = log.Collector.GetSnapshot().Where(line => line.Id.Id == 1004).ToArray();
        Assert.Equal(answers.Select(answer => answer.Trace), lines.Select(line => line.GetStructuredStateValue("TraceId")));
        Assert.All(lines, line => Assert.Equal(LogLevel.Warning, line.Level));
        Assert.All(lines, line => Assert.Equal(remote.Provider.Keys, line.GetStructuredStateValue("Address")));
        Assert.All(lines, line => Assert.Equal("60", line.GetStructuredStateValue("Seconds")));
    }

    [Fact]
    public async Task Server_WhenDownAtFirstUse_IsAskedAgainEveryFiveSeconds()
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.Fault = OpenIdProvider.Down);

        Assert.Equal("5", (await remote.MustBeUnavailableAsync()).Header("Retry-After"));
        await remote.MustBeUnavailableAsync();
        Assert.Equal(1, remote.Provider.KeyRequests);

        remote.Provider.Fault = null;
        remote.Time.Advance(TimeSpan.FromSeconds(5));
        await remote.MustAcceptAsync();
        Assert.Equal(2, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Server_WhenNobodyListens_IsDown()
    {
        await using var remote = await RemoteHost.StartAsync();
        await remote.Provider.DisposeAsync();

        await remote.MustBeUnavailableAsync();
    }

    [Fact]
    public async Task Server_WhenItNeverAnswers_IsWaitedForFiveSecondsAtMost()
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.Fault = OpenIdProvider.Hang);

        var call = remote.ScheduleAsync();
        await RemoteHost.UntilAsync(() => Task.FromResult(remote.Provider.KeyRequests == 1));
        remote.Time.Advance(TimeSpan.FromSeconds(5));

        (await call).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Server_WhenItNeverAnswers_KeepsNoCallerWaitingWhoseKeyIsKnown()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var stranger = TokenSigner.Create();
        await remote.MustAcceptAsync();
        remote.Provider.Fault = OpenIdProvider.Hang;

        var waiting = remote.ScheduleAsync(stranger);
        await RemoteHost.UntilAsync(() => Task.FromResult(remote.Provider.KeyRequests == 2));
        await remote.MustAcceptAsync();
        Assert.False(waiting.IsCompleted);

        remote.Time.Advance(TimeSpan.FromSeconds(5));
        (await waiting).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
        await remote.MustAcceptAsync();
    }
}
