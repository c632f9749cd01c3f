using CsCheck;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

public sealed class FuzzTests
{
    private const int Requests = 20_000;
    private const int AtOnce = 8;

    private static readonly string[] Known =
    [
        "policy-violation", "step-up-required", "malformed-json", "invalid-seed", "payload-too-large", "unsupported-media-type", "invalid-request",
        "idempotency-conflict", "not-found",
    ];

    [Fact]
    public async Task Api_WhenRequestsAreHostile_AnswersEachWithSuccessOrAKnownProblem()
    {
        await using var host = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "100000", ["SIM_RATE_BURST"] = "1000000" });
        var token = host.Caller(Scopes.Schedule, Scopes.Collect, Scopes.InboxWrite).Sign();

        await HostileRequests.All.SampleAsync(request => MustBeAnsweredAsync(host.Client, token, request), iter: Requests, threads: AtOnce);
    }

    private static async Task MustBeAnsweredAsync(SimClient client, string token, HostileRequest hostile)
    {
        var content = new ByteArrayContent(hostile.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", hostile.ContentType);
        var answer = await client.SendAsync(HttpMethod.Post, hostile.Path, token, content, request =>
        {
            foreach (var (name, value) in hostile.Headers)
                _ = request.Headers.TryAddWithoutValidation(name, value) || content.Headers.TryAddWithoutValidation(name, value);
        });

        Assert.NotEmpty(answer.Trace);
        if ((int)answer.Status is >= 200 and < 300)
            return;
        var slug = answer.Text("type").Split(':')[^1];
        Assert.Contains(slug, Known);
        answer.MustBeProblem(slug, answer.Status);
    }
}
