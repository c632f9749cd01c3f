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
        await remote.MustRefuseAsync(stranger);
        for (var call = 0; call < 5; call++)
            Assert.Equal("60", (await remote.MustBeUnavailableAsync(stranger)).Header("Retry-After"));
        Assert.Equal(2, remote.Provider.KeyRequests);

        remote.Time.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("1", (await remote.MustBeUnavailableAsync(stranger)).Header("Retry-After"));
        Assert.Equal(2, remote.Provider.KeyRequests);

        remote.Time.Advance(TimeSpan.FromMilliseconds(1));
        await remote.MustRefuseAsync(stranger);
        await remote.MustBeUnavailableAsync(stranger);
        Assert.Equal(3, remote.Provider.KeyRequests);
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(-29, false)]
    [InlineData(0, false)]
    [InlineData(null, true)]
    public async Task Key_WhenUnknownAndTheServerIsNotAskedAgainYet_IsRefusedIfTheTokenIsOlderThanTheLastFetch(int? issued, bool refused)
    {
        // At a whole second, since tokens tell no more of when they were issued.
        await using var remote = await RemoteHost.StartAsync();
        remote.Time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(remote.Time.GetUtcNow().ToUnixTimeSeconds() + 1));
        using var stranger = TokenSigner.Create();
        await remote.MustAcceptAsync();
        await remote.MustRefuseAsync(stranger);
        var token = remote.Token(stranger).With(claims =>
        {
            if (issued is null)
                claims.Remove("iat");
            else
                claims["iat"] = (long)claims["iat"]! + issued.Value;
        });

        var answer = await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain);

        if (refused)
            answer.MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        else
            answer.MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(2, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Rotation_WhenAForgedKeyHasUsedUpTheMinute_TellsTheNewKeysCallersWhenToComeAgain()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var forger = TokenSigner.Create();
        using var next = TokenSigner.Create();
        await remote.MustAcceptAsync();
        await remote.MustRefuseAsync(forger);
        remote.Provider.Publish(remote.Signer, next);
        remote.Time.Advance(TimeSpan.FromSeconds(20));

        var answer = await remote.MustBeUnavailableAsync(next);

        Assert.Equal("40", answer.Header("Retry-After"));
        Assert.Null(answer.Header("WWW-Authenticate"));
        remote.Time.Advance(TimeSpan.FromSeconds(40));
        await remote.MustAcceptAsync(next);
        await remote.MustAcceptAsync();
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

    [Theory]
    [InlineData("Discovery")]
    [InlineData("JwksUri")]
    public async Task Keys_WhenAllAreWithdrawn_AreRefused(string source)
    {
        await using var remote = await RemoteHost.StartAsync(source);
        await remote.MustAcceptAsync();
        remote.Provider.PublishRaw("""{"keys":[]}""");

        remote.Time.Advance(TimeSpan.FromMinutes(10));

        await RemoteHost.UntilAsync(async () => (await remote.ScheduleAsync()).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_WhenWithdrawnWhileNobodyCalled_IsRefusedAtOnce()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var next = TokenSigner.Create();
        await remote.MustAcceptAsync();
        remote.Provider.Publish(next);

        remote.Time.Advance(TimeSpan.FromMinutes(30));

        await remote.MustRefuseAsync(remote.Signer);
    }
}
