using System.Net;
using System.Text;
using CsCheck;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.TestKit.Fuzzing;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

public sealed class FuzzTests(SharedHost host)
{
    private const int Requests = 20_000;
    private const int AtOnce = 8;

    // Of the requests, at least one in so many.
    private const int AcceptedOneIn = 20;
    private const int CompletedOneIn = 40;
    private const int CancelledOneIn = 200;

    private static readonly string[] Known =
    [
        "policy-violation", "step-up-required", "malformed-json", "invalid-seed", "payload-too-large", "unsupported-media-type", "invalid-request",
        "idempotency-conflict", "not-found", "conflict",
    ];

    private int _sent;
    private int _accepted;
    private int _completed;
    private int _cancelled;

    [Fact]
    public async Task Schedule_WhenTheSeedIsTheOneThatOthersAreMadeOf_IsAccepted()
    {
        var caller = host.Caller(Grants.Lane);

        var scheduled = await host.Client.ScheduleAsync(caller, HostileRequests.Valid);

        scheduled.MustBe(HttpStatusCode.Accepted);
        (await host.Client.CollectAsync(caller, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Schedule_WhenThePlanIsExtreme_IsAccepted()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "100000", ["SIM_RATE_BURST"] = "1000000" });
        var caller = own.Caller(Grants.Lane);

        await ExtremePlans.Seeds.SampleAsync(
            async seed => (await own.Client.ScheduleAsync(caller, Encoding.UTF8.GetString(seed))).MustBe(HttpStatusCode.Accepted), iter: 100, time: FuzzRun.Seconds, threads: 2);
    }

    [Fact]
    public async Task Api_WhenRequestsAreHostile_AnswersEachWithSuccessOrAKnownProblem()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "100000", ["SIM_RATE_BURST"] = "1000000" });
        var token = own.Caller(Scopes.Schedule, Scopes.Collect, Scopes.InboxWrite).Sign();

        await HostileRequests.All.SampleAsync(
            request => MustBeAnsweredAsync(own.Client, token, request), iter: FuzzRun.Iterations(Requests), time: FuzzRun.Seconds, threads: AtOnce);

        TestContext.Current.TestOutputHelper?.WriteLine($"{_sent} sent, {_accepted} accepted, {_completed} complete, {_cancelled} cancelled.");
        Assert.True(_accepted >= _sent / AcceptedOneIn, $"Only {_accepted} seeds were accepted.");
        Assert.True(_completed >= _sent / CompletedOneIn, $"Only {_completed} jobs were rehearsed.");
        Assert.True(_cancelled >= _sent / CancelledOneIn, $"Only {_cancelled} jobs were cancelled.");
    }

    private async Task MustBeAnsweredAsync(SimClient client, string token, HostileRequest hostile)
    {
        Interlocked.Increment(ref _sent);
        var content = new ByteArrayContent(hostile.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", hostile.ContentType);
        var answer = await client.SendAsync(HttpMethod.Post, hostile.Path, token, content, request =>
        {
            foreach (var (name, value) in hostile.Headers)
                _ = request.Headers.TryAddWithoutValidation(name, value) || content.Headers.TryAddWithoutValidation(name, value);
        });

        MustBeKnown(answer);
        if (answer.Status == HttpStatusCode.Accepted)
            await FollowAsync(client, token, answer.Text("job_id"), Interlocked.Increment(ref _accepted));
    }

    // Some jobs are cancelled before they are collected, some while, and most not at all.
    private async Task FollowAsync(SimClient client, string token, string job, int turn)
    {
        if (turn % 8 == 0)
            MustBeKnown(await CallAsync("cancel"));
        var cancel = turn % 8 == 1 ? CallAsync("cancel") : null;
        var collected = await CallAsync("collect");
        MustBeKnown(collected);
        if (cancel is not null)
            MustBeKnown(await cancel);

        if (collected.Status == HttpStatusCode.OK)
            Interlocked.Increment(ref _completed);
        else if (collected.Status == HttpStatusCode.Conflict)
            Interlocked.Increment(ref _cancelled);

        Task<Answer> CallAsync(string verb) => client.SendAsync(HttpMethod.Post, $"simulations/{job}/{verb}", token);
    }

    private static void MustBeKnown(Answer answer)
    {
        Assert.NotEmpty(answer.Trace);
        Assert.True((int)answer.Status < 500, $"{(int)answer.Status}: {Encoding.UTF8.GetString(answer.Bytes)}");
        if ((int)answer.Status is >= 200 and < 300)
            return;
        var slug = answer.Text("type").Split(':')[^1];
        Assert.Contains(slug, Known);
        answer.MustBeProblem(slug, answer.Status);
    }
}
