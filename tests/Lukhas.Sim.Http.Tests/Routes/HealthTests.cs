using System.Net;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class HealthTests(SharedHost host)
{
    [Fact]
    public async Task Health_WhenAnybodyAsks_TellsTheseMembersAndNoOthers()
    {
        var answer = await host.Client.GetAsync("health");

        answer.MustBe(HttpStatusCode.OK).MustHave("component", "enabled", "queue_depth", "queue_depth_capped", "time", "version");
        Assert.Equal("consciousness.simulation", answer.Text("component"));
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+", answer.Text("version"));
        Assert.NotEmpty(answer.Trace);
    }

    [Fact]
    public async Task Health_WhenJobsWait_CountsThem()
    {
        await using var own = await OwnHost.StartAsync();
        await own.Client.ScheduleAsync(own.Caller(Grants.Lane), TestSeeds.Plain);
        await own.Client.ScheduleAsync(own.Caller(Grants.Lane), TestSeeds.Plain);

        var answer = await own.Client.GetAsync("health");

        Assert.Equal(2, answer.Number("queue_depth"));
        Assert.False(answer.Json.GetProperty("queue_depth_capped").GetBoolean());
    }

    [Fact]
    public async Task Ready_WhenBackendsAnswer_IsReady()
    {
        var answer = await host.Client.GetAsync("health/ready");

        answer.MustBe(HttpStatusCode.OK).MustHave("status", "store", "inbox", "last_sweep_ts");
        Assert.Equal("ready", answer.Text("status"));
    }

    [Fact]
    public async Task Health_WhenTheStoreIsDown_StillAnswersAndReadyDoesNot()
    {
        await using var own = await OwnHost.StartAsync(services: services =>
            services.AddSingleton<IJobStore>(new BrokenJobStore(() => new StorageUnavailableException("The store is down."))));

        (await own.Client.GetAsync("health")).MustBe(HttpStatusCode.OK);
        (await own.Client.GetAsync("health/ready")).MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Ready_WhenTheInboxIsDown_IsUnavailable()
    {
        await using var own = await OwnHost.StartAsync(services: services =>
            services.AddSingleton<IDreamInbox>(new BrokenInbox(() => new StorageUnavailableException("The inbox is down."))));

        var answer = await own.Client.GetAsync("health/ready");

        answer.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }
}
