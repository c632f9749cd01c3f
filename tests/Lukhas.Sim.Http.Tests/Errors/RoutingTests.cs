using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Errors;

/// <summary>Routes, methods and jobs that are not there.</summary>
public sealed partial class RoutingTests(SharedHost host)
{
    private const string Unknown = "JOB-00000000000000000000000000000000";

    [Theory]
    [InlineData("nowhere")]
    [InlineData("simulations/x/y/z")]
    public async Task Route_WhenUnknown_IsNotFound(string path)
    {
        var answer = await host.Client.GetAsync(path);

        if (!Deployment.IsUnroutedAnswer(answer))
            answer.MustBeProblem("not-found", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PUT", "simulations", "POST")]
    [InlineData("GET", "simulations", "POST")]
    [InlineData("DELETE", "simulations/" + Unknown, "GET")]
    [InlineData("POST", "health", "GET")]
    [InlineData("OPTIONS", "policy/evaluate", "POST")]
    public async Task Method_WhenAnother_IsNotAllowed(string method, string path, string allowed)
    {
        var answer = await host.Client.SendAsync(new HttpMethod(method), path, host.Caller(Grants.Lane).Sign());

        if (Deployment.IsUnroutedAnswer(answer))
            return;
        answer.MustBeProblem("method-not-allowed", HttpStatusCode.MethodNotAllowed);
        Assert.Equal([allowed], answer.ContentHeaders.Allow);
    }

    [Fact]
    public async Task Query_WhenUnknown_IsNamed()
    {
        var answer = await host.Client.SendAsync(HttpMethod.Get, $"simulations/{Unknown}?verbose=1", host.Caller(Scopes.Schedule).Sign());

        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains("verbose", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("health/ready")]
    [InlineData("openapi.json")]
    public async Task Query_WhenUnknownToAnOpenRoute_IsNamed(string path)
    {
        var answer = await host.Client.GetAsync($"{path}?x=1");

        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains("parameter x ", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/collect")]
    [InlineData("POST", "/cancel")]
    public async Task Job_WhenUnknownOrAnotherTenants_IsTheSameNotFound(string method, string verb)
    {
        var scheduled = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain);
        var stranger = host.Caller(Grants.Lane).With(claims => claims["tenant"] = "strangers");

        var answers = new List<Answer>();
        foreach (var job in new[] { scheduled.Text("job_id"), Unknown, Unknown.ToLowerInvariant(), "x", "JOB-1", new string('J', 500) })
            answers.Add(await host.Client.SendAsync(new HttpMethod(method), $"simulations/{job}{verb}", stranger.Sign()));

        Assert.All(answers, answer => answer.MustBeProblem("not-found", HttpStatusCode.NotFound));
        Assert.Single(answers.Select(Untraced).Distinct());
        Assert.DoesNotContain(scheduled.Trace, answers.Select(answer => answer.Trace));
    }

    [Fact]
    public async Task Job_WhenExpired_IsTheSameNotFoundFromTheVeryMillisecond()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var own = await OwnHost.StartAsync(new() { ["SIM_JOB_TTL"] = "00:05:00" }, time: time);
        var caller = own.Caller(Grants.Lane);
        var scheduled = await own.Client.ScheduleAsync(caller, TestSeeds.Plain);
        var left = DateTimeOffset.FromUnixTimeMilliseconds(scheduled.Number("expires_ts")) - time.GetUtcNow();

        time.Advance(left - TimeSpan.FromMilliseconds(1));
        (await own.Client.StatusAsync(caller, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var expired = await own.Client.StatusAsync(caller, scheduled.Text("job_id"));

        expired.MustBeProblem("not-found", HttpStatusCode.NotFound);
        Assert.Equal(Untraced(await own.Client.StatusAsync(caller, Unknown)), Untraced(expired));
    }

    private static string Untraced(Answer answer) => TraceIds().Replace(
        $"{answer.Headers}{answer.ContentHeaders}{Encoding.UTF8.GetString(answer.Bytes)}", "LT").Replace(answer.Headers.Date?.ToString("r") ?? "-", "", StringComparison.Ordinal);

    [GeneratedRegex("LT-[0-9]+-[0-9a-f]{16}")]
    private static partial Regex TraceIds();
}
