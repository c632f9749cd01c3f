using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>Keys that a real OpenID provider publishes, and what it must not.</summary>
public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("Discovery", false, 1)]
    [InlineData("Discovery", true, 1)]
    [InlineData("JwksUri", false, 0)]
    [InlineData("JwksUri", true, 0)]
    public async Task Issuer_WhenItPublishesItsKeys_IsAskedOnceForAllItsCallers(string source, bool https, int discoveries)
    {
        await using var remote = await RemoteHost.StartAsync(source, https);

        for (var call = 0; call < 5; call++)
            await remote.MustAcceptAsync();

        Assert.Equal(discoveries, remote.Provider.DiscoveryRequests);
        Assert.Equal(1, remote.Provider.KeyRequests);
    }

    [Fact]
    public async Task Issuers_OfEveryKind_AreTrustedSideBySide()
    {
        await using var other = await OpenIdProvider.StartAsync();
        using var othersKey = TokenSigner.Create("RS256");
        other.Publish(othersKey);
        using var inline = TokenSigner.Create("ES384");
        var settings = other.Settings(1, "JwksUri");
        settings["SIM_AUTH:Issuers:2:Issuer"] = "https://inline.test";
        settings["SIM_AUTH:Issuers:2:Audience"] = "api://sim";
        settings["SIM_AUTH:Issuers:2:Jwks"] = new System.Text.Json.Nodes.JsonObject
        {
            ["keys"] = new System.Text.Json.Nodes.JsonArray(inline.Jwk),
        }.ToJsonString();
        await using var remote = await RemoteHost.StartAsync("Discovery", settings: settings);

        await remote.MustAcceptAsync();
        await ScheduleAsync(othersKey, other.Issuer, HttpStatusCode.Accepted);
        await ScheduleAsync(inline, "https://inline.test", HttpStatusCode.Accepted);
        (await remote.Host.Client.ScheduleAsync(remote.Host.Caller(Scopes.Schedule), TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);

        // One issuer's key is worth nothing under another's name.
        await ScheduleAsync(othersKey, remote.Provider.Issuer, HttpStatusCode.Unauthorized);
        await ScheduleAsync(remote.Signer, other.Issuer, HttpStatusCode.Unauthorized);

        async Task ScheduleAsync(TokenSigner signer, string issuer, HttpStatusCode status) =>
            (await remote.Host.Client.ScheduleAsync(remote.Token(signer).With(claims => claims["iss"] = issuer), TestSeeds.Plain)).MustBe(status);
    }

    [Fact]
    public async Task Discovery_WhenItIsOfAnotherIssuer_IsNotBelieved()
    {
        await using var remote = await RemoteHost.StartAsync("Discovery");
        remote.Provider.Issuer += "/other";
        var token = remote.Token().With(claims => claims["iss"] = remote.Provider.Address.GetLeftPart(UriPartial.Authority));

        (await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Discovery_WhenItCameByHttpsAndLeadsToHttpOnThisMachine_IsNotFollowed()
    {
        await using var local = await OpenIdProvider.StartAsync();
        await using var remote = await RemoteHost.StartAsync("Discovery", https: true, provider => provider.JwksUri = local.Keys);

        await remote.MustBeUnavailableAsync();
        Assert.Equal(0, local.KeyRequests);
    }

    [Theory]
    [InlineData("http://keys.test/keys")]
    [InlineData("file:///etc/keys")]
    [InlineData("/keys")]
    [InlineData("")]
    public async Task Discovery_WhenItLeadsToKeysThatAreNotOverHttps_IsNotFollowed(string address)
    {
        await using var remote = await RemoteHost.StartAsync("Discovery", provide: provider => provider.JwksUri = address);

        await remote.MustBeUnavailableAsync();
        Assert.Equal(0, remote.Provider.KeyRequests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"error":"busy"}""")]
    [InlineData("""{"keys":7}""")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":[7]}""")]
    [InlineData("""{"keys":[{"kty":7}]}""")]
    public async Task Keys_WhenTheyAreNoKeySet_AreAnOutageOfTheIssuer(string keys)
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.PublishRaw(keys));
        await using var discovered = await RemoteHost.StartAsync("Discovery", provide: provider => provider.PublishRaw(keys));

        await remote.MustBeUnavailableAsync();
        await discovered.MustBeUnavailableAsync();
        Assert.Equal(1, discovered.Provider.KeyRequests);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","kid":"1"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","n":"!","e":"AQAB","kid":"1"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"1"}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"AAAA","kid":"1"}]}""")]
    public async Task Keys_WhenNoneCanBeUsed_AreNone(string keys)
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.PublishRaw(keys));

        await remote.MustRefuseAsync(remote.Signer);
    }

    [Fact]
    public async Task Keys_WhenSomeAreNone_AreLeftOutBesideThoseThatAre()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var next = TokenSigner.Create();
        using var stranger = TokenSigner.Create();
        remote.Provider.PublishRaw($$"""
            {"keys":[{"kty":"EC","crv":"P-256","kid":"1"},{"kty":"RSA","n":"!","e":"AQAB","kid":"2"},{"kty":"oct","k":"AAAA","kid":"3"},
            {{remote.Signer.Jwk.ToJsonString()}},{"kty":"OKP","crv":"Ed25519","x":"AAAA","kid":"4"}]}
            """);
        await remote.MustAcceptAsync();

        // Keys that were known are compared with what comes next.
        remote.Provider.PublishRaw($$"""
            {"keys":[{"kty":"EC","crv":"P-256","kid":"{{remote.Signer.KeyId}}"},{{remote.Signer.Jwk.ToJsonString()}},{{next.Jwk.ToJsonString()}}]}
            """);
        await remote.MustAcceptAsync(next);
        await remote.MustAcceptAsync();
        remote.Time.Advance(TimeSpan.FromMinutes(1));
        await remote.MustRefuseAsync(stranger);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"issuer":7}""")]
    [InlineData("{\"issuer\":")]
    public async Task Discovery_WhenItIsNone_IsAnOutageOfTheIssuer(string document)
    {
        await using var remote = await RemoteHost.StartAsync("Discovery", provide: provider => provider.Fault = context =>
        {
            context.Response.ContentType = "application/json; charset=no-such-charset";
            return HttpResponseWritingExtensions.WriteAsync(context.Response, document, context.RequestAborted);
        });

        await remote.MustBeUnavailableAsync();
    }

    [Fact]
    public async Task Keys_WhenTheServerSendsElsewhere_AreNotFetchedThere()
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.Fault = context =>
        {
            context.Response.Redirect(provider.Discovery);
            return Task.CompletedTask;
        });

        await remote.MustBeUnavailableAsync();
        Assert.Equal(0, remote.Provider.DiscoveryRequests);
    }

    [Fact]
    public async Task Keys_WhenTheAnswerIsEndless_AreGivenUp()
    {
        await using var remote = await RemoteHost.StartAsync(provide: provider => provider.Fault = async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });

        await remote.MustBeUnavailableAsync();
    }

    [Fact]
    public async Task Keys_WhenTheServersCertificateIsNotTrusted_AreNotFetched()
    {
        await using var provider = await OpenIdProvider.StartAsync(https: true);
        using var signer = TokenSigner.Create();
        provider.Publish(signer);
        await using var own = await OwnHost.StartAsync(provider.Settings(0, "JwksUri"));
        var token = own.Caller(Scopes.Schedule).With(claims => claims["iss"] = provider.Issuer);

        (await own.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, provider.KeyRequests);
    }
}
