using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Http.Tests.Errors;

/// <summary>The lane off, storage down, a rate used up, a bug.</summary>
public sealed class AvailabilityTests
{
    private const string Job = "JOB-00000000000000000000000000000000";

    [Fact]
    public async Task Lane_WhenOff_RefusesScheduleAndCollectAndServesTheRest()
    {
        await using var host = await OwnHost.StartAsync(new() { ["SIMULATION_ENABLED"] = "off" });
        var caller = host.Caller(Grants.Lane);

        (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
        (await host.Client.CollectAsync(caller, Job)).MustBeProblem("lane-disabled", HttpStatusCode.ServiceUnavailable);
        (await host.Client.StatusAsync(caller, Job)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await host.Client.CancelAsync(caller, Job)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await host.Client.EvaluateAsync(caller, TestSeeds.Plain)).MustBe(HttpStatusCode.OK);
        Assert.False((await host.Client.GetAsync("health")).Json.GetProperty("enabled").GetBoolean());
        (await host.Client.SendAsync(HttpMethod.Post, "simulations")).MustBeProblem("capability-missing", HttpStatusCode.Unauthorized);
        (await host.Client.ScheduleAsync(host.Caller(Scopes.Collect), TestSeeds.Plain)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Store_WhenDown_IsUnavailableWithRetryAfter()
    {
        await using var host = await OwnHost.StartAsync(services: services => services.AddSingleton<IJobStore>(new BrokenJobStore(
            () => new StorageUnavailableException("table host-17 is down") { RetryAfter = TimeSpan.FromSeconds(7.2) })));
        var caller = host.Caller(Grants.Lane);

        foreach (var answer in new[]
        {
            await host.Client.ScheduleAsync(caller, TestSeeds.Plain), await host.Client.StatusAsync(caller, Job),
            await host.Client.CollectAsync(caller, Job), await host.Client.CancelAsync(caller, Job),
        })
        {
            answer.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
            Assert.Equal("8", answer.Header("Retry-After"));
            Assert.DoesNotContain("host-17", System.Text.Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Inbox_WhenDown_KeepsTheJobThatWasAcknowledged()
    {
        await using var host = await OwnHost.StartAsync(services: services =>
            services.AddSingleton<IDreamInbox>(new BrokenInbox(() => new StorageUnavailableException("down"))));
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");

        (await host.Client.CollectAsync(caller, job)).MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);

        (await host.Client.StatusAsync(caller, job)).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_WhenItHasABug_TellsNothingOfIt()
    {
        await using var host = await OwnHost.StartAsync(services: services =>
            services.AddSingleton<IJobStore>(new BrokenJobStore(() => new InvalidOperationException("a secret of the inside"))));

        var answer = await host.Client.StatusAsync(host.Caller(Scopes.Schedule), Job);

        answer.MustBeProblem("internal", HttpStatusCode.InternalServerError).MustHave("type", "title", "status", "detail", "trace_id");
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_WhenUsedUp_IsLimitedForThatCallerOnly()
    {
        await using var host = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "1", ["SIM_RATE_BURST"] = "3" });
        var caller = host.Caller(Scopes.Schedule);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.Client.StatusAsync(caller, Job)));

        var limited = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(limited);
        Assert.True(answers.Length - limited.Length >= 3, "The burst was not served.");
        Assert.All(limited, answer => Assert.True(answer.MustBeProblem("rate-limited", HttpStatusCode.TooManyRequests).Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        (await host.Client.StatusAsync(host.Caller(Scopes.Schedule), Job)).MustBeProblem("not-found", HttpStatusCode.NotFound);
    }
}
