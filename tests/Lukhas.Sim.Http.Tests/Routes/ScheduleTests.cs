using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class ScheduleTests(SharedHost host)
{
    [Fact]
    public async Task Schedule_WhenSeedIsHarmless_IsAccepted()
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain);

        answer.MustBe(HttpStatusCode.Accepted)
            .MustHave("trace_id", "job_id", "accepted", "status", "created_ts", "expires_ts", "goal_truncated");
        Assert.True(answer.Json.GetProperty("accepted").GetBoolean());
        Assert.False(answer.Json.GetProperty("goal_truncated").GetBoolean());
        Assert.Equal("scheduled", answer.Text("status"));
        Assert.InRange(answer.Number("expires_ts") - answer.Number("created_ts"), 60_000, 30L * 86_400_000);
        Assert.Equal($"/api/simulations/{answer.Text("job_id")}", answer.Headers.Location?.ToString());
        Assert.Matches("^JOB-[0-9A-HJKMNP-TV-Z]{32}$", answer.Text("job_id"));
        Assert.Null(answer.Header("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData(600, false)]
    [InlineData(601, true)]
    [InlineData(8_192, true)]
    public async Task Schedule_WhenGoalIsLong_TellsWhetherItWasTrimmed(int length, bool truncated)
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.WithGoal(Words(length)));

        answer.MustBe(HttpStatusCode.Accepted);
        Assert.Equal(truncated, answer.Json.GetProperty("goal_truncated").GetBoolean());
    }

    [Fact]
    public async Task Schedule_WhenContentTypeNamesUtf8InCapitals_IsAccepted()
    {
        var answer = await host.Client.SendAsync(
            HttpMethod.Post,
            "simulations",
            host.Caller(Scopes.Schedule).Sign(),
            new StringContent(TestSeeds.Plain, new System.Net.Http.Headers.MediaTypeHeaderValue("Application/JSON", "UTF-8")));

        answer.MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Schedule_WhenRandomSeedIsAnInteger_IsAccepted()
    {
        var answer = await host.Client.ScheduleAsync(
            host.Caller(Scopes.Schedule), """{"goal":"Plant a tree","constraints":{"random_seed":42,"budgets":{"tokens":5,"max_rollouts":7}}}""");

        answer.MustBe(HttpStatusCode.Accepted);
    }

    internal static string Words(int length) => string.Concat(Enumerable.Repeat("garden ", (length / 7) + 1))[..(length - 1)] + "s";
}
