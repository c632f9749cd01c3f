using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class StatusTests(SharedHost host)
{
    [Theory]
    [InlineData(Scopes.Schedule)]
    [InlineData(Scopes.Collect)]
    public async Task Status_WhenEitherScopeIsHeld_TellsTheJobAndChangesNothing(string scope)
    {
        var scheduled = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain);

        var first = await host.Client.StatusAsync(host.Caller(scope), scheduled.Text("job_id"));
        var second = await host.Client.StatusAsync(host.Caller(scope), scheduled.Text("job_id"));

        first.MustBe(HttpStatusCode.OK).MustHave("trace_id", "job_id", "status", "created_ts", "expires_ts", "attempts");
        Assert.Equal(scheduled.Trace, first.Trace);
        Assert.Equal(scheduled.Number("created_ts"), first.Number("created_ts"));
        Assert.Equal(0, first.Number("attempts"));
        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public async Task Status_WhenNeitherScopeIsHeld_NamesBoth()
    {
        var scheduled = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain);

        var answer = await host.Client.StatusAsync(host.Caller(Scopes.InboxWrite), scheduled.Text("job_id"));

        answer.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        Assert.Equal([Scopes.Schedule, Scopes.Collect], answer.Json.GetProperty("missing_scopes").EnumerateArray().Select(scope => scope.GetString()!));
        Assert.Equal($"Bearer error=\"insufficient_scope\", scope=\"{Scopes.Schedule} {Scopes.Collect}\"", answer.Header("WWW-Authenticate"));
    }
}
