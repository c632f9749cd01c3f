using System.Net;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>An issuer's keys change while its callers call.</summary>
public sealed class KeyRotationTests
{
    [Fact]
    public async Task Rotation_WhenManyCallAtOnceWithTheNewKey_RefusesNoneAndAsksOnce()
    {
        await using var remote = await RemoteHost.StartAsync();
        await remote.MustAcceptAsync();
        using var next = TokenSigner.Create();
        remote.Provider.Publish(remote.Signer, next);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(call => remote.ScheduleAsync(call % 2 == 0 ? next : remote.Signer)));

        Assert.All(answers, answer => answer.MustBe(HttpStatusCode.Accepted));
        Assert.Equal(2, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Rotation_WhenAFetchFromBeforeItIsUnderWay_RefusesNobodyByIt()
    {
        await using var remote = await RemoteHost.StartAsync();
        await remote.MustAcceptAsync();
        using var next = TokenSigner.Create();
        using var stranger = TokenSigner.Create();
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var before = new System.Text.Json.Nodes.JsonObject { ["keys"] = new System.Text.Json.Nodes.JsonArray(remote.Signer.Jwk) }.ToJsonString();
        remote.Provider.Fault = async context =>
        {
            remote.Provider.Fault = null;
            asked.SetResult();
            await release.Task;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, before, context.RequestAborted);
        };

        // The fetch in the background reads the set as it was; the issuer changes its keys before it ends.
        remote.Time.Advance(TimeSpan.FromMinutes(10));
        await remote.MustAcceptAsync();
        await asked.Task;
        remote.Provider.Publish(remote.Signer, next);
        var call = remote.ScheduleAsync(next);
        release.SetResult();

        (await call).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Key_WhenUnknown_HasTheServerAskedOnceAMinute()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var stranger = TokenSigner.Create();
        await remote.MustAcceptAsync();
        for (var call = 0; call < 5; call++)
            await remote.MustRefuseAsync(stranger);
        Assert.Equal(2, remote.Provider.KeyRequests);

        remote.Time.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        await remote.MustRefuseAsync(stranger);
        Assert.Equal(2, remote.Provider.KeyRequests);

        remote.Time.Advance(TimeSpan.FromMilliseconds(1));
        await remote.MustRefuseAsync(stranger);
        await remote.MustRefuseAsync(stranger);
        Assert.Equal(3, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Key_WhenWithdrawn_IsRefusedWithinTenMinutes()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var next = TokenSigner.Create();
        var token = remote.Token();
        (await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        remote.Provider.Publish(next);

        remote.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        (await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        Assert.Equal(1, remote.Provider.KeyRequests);

        // The call that finds the keys stale has them fetched behind its back; a token that verified before is refused like any other then.
        remote.Time.Advance(TimeSpan.FromMilliseconds(1));
        await RemoteHost.UntilAsync(async () =>
            (await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain)).Status == HttpStatusCode.Unauthorized);
        await remote.MustAcceptAsync(next);
    }
}
