using System.Net;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens.Issuers;
using Lukhas.Sim.Http.Tests.Tokens.Verifier;
using Lukhas.Sim.TestKit.Audit;
using Lukhas.Sim.TestKit.Lane;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Lukhas.Sim.Http.Tests.Tokens.JobBound;

/// <summary>A capability for one job is good only while what vouched for its parent is: its issuer, its key, and nobody denying it.</summary>
public sealed class ParentTests : IDisposable
{
    private readonly VerifierSetup _setup = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Capability_WhenItsParentsKeyIsWithdrawn_IsRefusedRememberedOrNot(bool remembered)
    {
        var text = _setup.Derived().Sign();
        if (remembered)
            await _setup.MustVerifyAsync(text, Verifier());
        using var next = TokenSigner.Create();
        _setup.Publish(next);

        await _setup.MustRefuseAsync("parent's key", text, Verifier());
        Assert.Equal(0, _setup.Verified.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Capability_WhenItsParentsIssuerIsNoLongerTrusted_IsRefusedRememberedOrNot(bool remembered)
    {
        var text = _setup.Derived().Sign();
        if (remembered)
            await _setup.MustVerifyAsync(text, Verifier());

        await _setup.MustRefuseAsync("parent's issuer", text, _setup.With([], _setup.Lane));
        await _setup.MustVerifyAsync(text, Verifier());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Capability_WhenItsParentIsDenied_IsRefusedRememberedOrNot(bool remembered)
    {
        var text = _setup.Derived().Sign();
        if (remembered)
            await _setup.MustVerifyAsync(text, Verifier());

        await _setup.MustRefuseAsync("denied", text, Verifier("parent"));
    }

    [Theory]
    [InlineData("parent_jti", null)]
    [InlineData("parent_iss", null)]
    [InlineData("parent_kid", null)]
    [InlineData("parent_iss", "")]
    [InlineData("parent_kid", "")]
    public async Task Capability_WhenItDoesNotNameItsParent_IsRefused(string claim, string? value) =>
        await _setup.MustRefuseAsync(
            "parent",
            _setup.Derived().With(claims =>
            {
                claims.Remove(claim);
                if (value is not null)
                    claims[claim] = value;
            }).Sign(),
            Verifier());

    [Fact]
    public async Task Token_OfAnotherIssuer_WhenItNamesAParentsKey_IsNotHeldToIt() =>
        await _setup.MustVerifyAsync(_setup.Token().With(claims => claims["parent_iss"] = "unknown").Sign());

    [Fact]
    public async Task Capability_WhenTheParentsIssuerRotatesItsKeyOut_IsRefusedLikeTheParent()
    {
        await using var remote = await RemoteHost.StartAsync();
        using var next = TokenSigner.Create();
        var parent = remote.Token().With(claims => claims["scope"] = string.Join(' ', Grants.Lane));
        var scheduled = (await remote.Host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        (await StatusAsync(remote.Host, scheduled)).MustBe(HttpStatusCode.OK);
        Assert.Equal(1, remote.Provider.KeyRequests);
        remote.Provider.Publish(next);

        remote.Time.Advance(TimeSpan.FromMinutes(30));

        (await StatusAsync(remote.Host, scheduled)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Capability_WhenItsParentsKeyCannotBeLookedUp_IsNotTheCallersFault()
    {
        await using var remote = await RemoteHost.StartAsync();
        var parent = remote.Token().With(claims => claims["scope"] = string.Join(' ', Grants.Lane));
        var scheduled = (await remote.Host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        remote.Provider.Fault = OpenIdProvider.Down;

        remote.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await StatusAsync(remote.Host, scheduled)).MustBe(HttpStatusCode.OK);
        remote.Time.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(remote.Host, scheduled)).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Issuance_IsOnRecordUnderTheParentsTokenAndWithoutTheCapability()
    {
        var chain = new ChainRecorder(TimeProvider.System);
        await using var host = await OwnHost.StartAsync(services: services => services.AddSingleton<IAuditSink>(chain));
        var parent = host.Caller(Grants.Lane);

        var first = await host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain, "key-1");
        var second = await host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain, "key-1");
        await host.Client.ScheduleAsync(parent, TestSeeds.Plain);

        var records = chain.Records.Where(record => record.GetProperty("type").GetString() == "capability_issued").ToArray();
        Assert.Equal([Token(first).Id, Token(second).Id], records.Select(record => record.GetProperty("capability_id").GetString()));
        Assert.All(records, record => Assert.Equal(first.Text("job_id"), record.GetProperty("job_id").GetString()));
        Assert.All(records, record => Assert.Equal((string)parent.Claims["jti"]!, record.GetProperty("token_id").GetString()));
        Assert.Equal(first.Trace, records[0].GetProperty("trace_id").GetString());
        Assert.DoesNotContain(Token(first).EncodedSignature, System.Text.Encoding.UTF8.GetString(chain.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issuance_WhenItsRecordCannotBeKept_IsAnOutageAndTheRetryGetsOneForTheSameJob()
    {
        var audit = new AuditLog { Fails = record => record is AuditRecord.CapabilityIssued };
        await using var host = await OwnHost.StartAsync(services: services => services.AddSingleton<IAuditSink>(audit));
        var parent = host.Caller(Grants.Lane);

        (await host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain, "key-1"))
            .MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        audit.Fails = _ => false;
        var retried = await host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain, "key-1");

        Assert.Equal("true", retried.MustBe(HttpStatusCode.Accepted).Header("Idempotency-Replayed"));
        (await StatusAsync(host, retried)).MustBe(HttpStatusCode.OK);
    }

    public void Dispose() => _setup.Dispose();

    private static Task<Answer> StatusAsync(OwnHost host, Answer scheduled) =>
        host.Client.SendAsync(HttpMethod.Get, $"simulations/{scheduled.Text("job_id")}", Token(scheduled).EncodedToken);

    private static JsonWebToken Token(Answer scheduled) => new(scheduled.Json.GetProperty("capability").GetProperty("token").GetString());

    private CapabilityVerifier Verifier(params string[] denied) => _setup.With(denied, _setup.Issuer, _setup.Lane);
}
