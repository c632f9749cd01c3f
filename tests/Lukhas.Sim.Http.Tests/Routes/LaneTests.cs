using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class LaneTests(SharedHost host)
{
    private readonly string _tenant = $"t-{Guid.NewGuid():N}";

    [Fact]
    public async Task Get_WhenNeverSet_IsOn()
    {
        var answer = await GetAsync(Operator());

        answer.MustBe(HttpStatusCode.OK).MustHave("enabled", "tenant", "updated_ts");
        Assert.True(answer.Json.GetProperty("enabled").GetBoolean());
        Assert.Equal(_tenant, answer.Text("tenant"));
    }

    [Fact]
    public async Task Put_WhenATenantIsTurnedOff_ItsScheduleAndCollectAreRefusedAndAllElseServes()
    {
        var caller = Of(host.Caller(Grants.Lane));
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");

        var off = await PutAsync(Operator(), enabled: false);

        off.MustBe(HttpStatusCode.OK).MustHave("enabled", "tenant", "updated_ts");
        Assert.False(off.Json.GetProperty("enabled").GetBoolean());
        Assert.True(off.Number("updated_ts") > 0);
        (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
        (await host.Client.CollectAsync(caller, job)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
        (await host.Client.EvaluateAsync(caller, TestSeeds.Plain)).MustBe(HttpStatusCode.OK);
        (await host.Client.StatusAsync(caller, job)).MustBe(HttpStatusCode.OK);
        (await host.Client.CancelAsync(caller, job)).MustBe(HttpStatusCode.OK);
        (await host.Client.ScheduleAsync(host.Caller(Grants.Lane), TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        Assert.False((await GetAsync(Operator())).Json.GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Put_WhenTurnedOnAgain_TakesAFreshStepUp()
    {
        await PutAsync(Operator(), enabled: false);

        (await PutAsync(Operator(), enabled: true)).MustBeProblem("step-up-required", HttpStatusCode.Unauthorized);
        Assert.False((await GetAsync(Operator())).Json.GetProperty("enabled").GetBoolean());
        (await PutAsync(Operator().SteppedUp(), enabled: true)).MustBe(HttpStatusCode.OK);

        (await host.Client.ScheduleAsync(Of(host.Caller(Grants.Lane)), TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Put_WhenAllAreTurnedOff_HoldsForEveryTenant()
    {
        await using var own = await OwnHost.StartAsync();
        var operation = own.Caller(Scopes.Operate).Sign();

        (await own.Client.SendAsync(HttpMethod.Put, "lane", operation, SimClient.Json("""{"enabled":false}"""))).MustBe(HttpStatusCode.OK);

        (await own.Client.ScheduleAsync(own.Caller(Grants.Lane), TestSeeds.Plain)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
        (await own.Client.ScheduleAsync(Of(own.Caller(Grants.Lane)), TestSeeds.Plain)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Lane_WhenTheScopeIsMissing_IsForbidden()
    {
        (await GetAsync(host.Caller(Grants.Lane))).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        (await PutAsync(host.Caller(Grants.Lane), enabled: false)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    [InlineData("""{"enabled":1}""", "/enabled")]
    [InlineData("""{"enabled":null}""", "/enabled")]
    [InlineData("""{"enabled":false,"tenant":"a b"}""", "/tenant")]
    [InlineData("""{"enabled":false,"tenant":null}""", "/tenant")]
    [InlineData("""{"enabled":false,"for":"a"}""", "/for")]
    public async Task Put_WhenTheBodyIsWrong_PointsToIt(string body, string pointer)
    {
        var answer = await host.Client.SendAsync(HttpMethod.Put, "lane", Operator().Sign(), SimClient.Json(body));

        answer.MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity);
        Assert.Equal([pointer], answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("lane?tenant=a%20b")]
    [InlineData("lane?tenant=")]
    [InlineData("lane?tenant=a&tenant=b")]
    [InlineData("lane?Tenant=a")]
    public async Task Get_WhenTheQueryIsWrong_SaysSo(string path) =>
        (await host.Client.SendAsync(HttpMethod.Get, path, Operator().Sign())).MustBeProblem("invalid-request", HttpStatusCode.BadRequest);

    private TestToken Operator() => host.Caller(Scopes.Operate);

    private TestToken Of(TestToken token)
    {
        token.Claims["tenant"] = _tenant;
        return token;
    }

    private Task<Answer> GetAsync(TestToken token) => host.Client.SendAsync(HttpMethod.Get, $"lane?tenant={_tenant}", token.Sign());

    private Task<Answer> PutAsync(TestToken token, bool enabled) => host.Client.SendAsync(
        HttpMethod.Put, "lane", token.Sign(), SimClient.Json($$"""{"enabled":{{(enabled ? "true" : "false")}},"tenant":"{{_tenant}}"}"""));
}
