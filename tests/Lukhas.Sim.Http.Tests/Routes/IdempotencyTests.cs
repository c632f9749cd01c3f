using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class IdempotencyTests(SharedHost host)
{
    [Fact]
    public async Task Schedule_WhenKeyAndBodyAreTheSame_GivesTheFirstAnswerAgain()
    {
        var caller = host.Caller(Scopes.Schedule);

        var first = await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "key-1");
        var second = await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "\"key-1\"");

        first.MustBe(HttpStatusCode.Accepted);
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal(first.Bytes, second.MustBe(HttpStatusCode.Accepted).Bytes);
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task Schedule_WhenTheJobHasMovedOn_StillGivesTheFirstAnswer()
    {
        var caller = host.Caller(Scopes.Schedule);
        var first = await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "key-1");
        await host.Client.CancelAsync(caller, first.Text("job_id"));

        var second = await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "key-1");

        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public async Task Schedule_WhenKeyIsUsedWithAnotherBody_IsAConflict()
    {
        var caller = host.Caller(Scopes.Schedule);
        (await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "key-1")).MustBe(HttpStatusCode.Accepted);

        var answer = await host.Client.ScheduleAsync(caller, TestSeeds.WithGoal("Plant a tree"), "key-1");

        answer.MustBeProblem("idempotency-conflict", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Schedule_WhenAnotherSubjectUsesTheKey_MakesAnotherJob()
    {
        var first = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain, "key-1");
        var second = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain, "key-1");

        Assert.NotEqual(first.Text("job_id"), second.Text("job_id"));
    }

    [Fact]
    public async Task Schedule_WhenTheSameRequestRaces_MakesOneJob()
    {
        var caller = host.Caller(Scopes.Schedule);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => host.Client.ScheduleAsync(caller, TestSeeds.Plain, "key-1")));

        Assert.Single(answers.Select(answer => answer.MustBe(HttpStatusCode.Accepted).Text("job_id")).Distinct());
        Assert.Single(answers, answer => answer.Header("Idempotency-Replayed") is null);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.Accepted)]
    [InlineData(128, HttpStatusCode.Accepted)]
    [InlineData(129, HttpStatusCode.BadRequest)]
    public async Task Schedule_WhenKeyHasALength_IsBounded(int length, HttpStatusCode status)
    {
        var bare = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain, new string('k', length));
        var quoted = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain, $"\"{new string('k', length)}\"");

        bare.MustBe(status);
        quoted.MustBe(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"open")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\\b\"")]
    [InlineData("tab\tinside")]
    public async Task Schedule_WhenKeyIsOfAnotherForm_NamesTheHeader(string key)
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain, key);

        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains("Idempotency-Key", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WhenKeyIsSentTwice_IsRefused() => await MustBeRefusedAsync("Idempotency-Key: one\r\nIdempotency-Key: two");

    [Theory]
    [InlineData("caf\u00e9")]
    [InlineData("caf\u00c3\u00a9")]
    [InlineData("\u0080")]
    public async Task Schedule_WhenKeyHasBytesBeyondAscii_IsRefused(string key) => await MustBeRefusedAsync($"Idempotency-Key: {key}");

    private async Task MustBeRefusedAsync(string header)
    {
        Deployment.SkipBehindAnotherHost();
        var address = host.Client.Address;
        var seed = System.Text.Encoding.UTF8.GetBytes(TestSeeds.Plain);
        var answer = await RawHttp.SendAsync(
            address,
            $"POST {address.AbsolutePath}simulations HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {host.Caller(Scopes.Schedule).Sign()}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {seed.Length}\r\n{header}\r\nConnection: close\r\n\r\n",
            seed);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("X-Lukhas-Trace: LT-", answer, StringComparison.Ordinal);
        Assert.Contains("urn:lukhas:sim:problem:invalid-request", answer, StringComparison.Ordinal);
    }
}
