using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Routes;

namespace Lukhas.Sim.Http.Tests.Errors;

/// <summary>What may be wrong with a body.</summary>
public sealed class BodyTests(SharedHost host)
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("simulations")]
    [InlineData("policy/evaluate")]
    public async Task Body_WhenOfTheLimit_IsReadAndOverItRefused(string path)
    {
        foreach (var chunked in new[] { false, true })
        {
            var (exact, over) = (await SendAsync(path, Padded(Limit), chunked), await SendAsync(path, Padded(Limit + 1), chunked));

            Assert.True(exact.Status is HttpStatusCode.Accepted or HttpStatusCode.OK, exact.Status.ToString());
            over.MustBeProblem("payload-too-large", HttpStatusCode.RequestEntityTooLarge);
        }
    }

    [Fact]
    public async Task Body_WhenItClaimsToBeHuge_IsRefusedBeforeItIsSent()
    {
        Deployment.SkipBehindAnotherHost();
        var address = host.Client.Address;
        var answer = await RawHttp.SendAsync(
            address,
            $"POST {address.AbsolutePath}simulations HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {host.Caller(Scopes.Schedule).Sign()}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n",
            ReadOnlyMemory<byte>.Empty);

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/problem+json")]
    [InlineData("application")]
    public async Task Body_WhenNotJsonByItsOwnAccount_IsUnsupported(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(TestSeeds.Plain));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await host.Client.SendAsync(HttpMethod.Post, "simulations", host.Caller(Scopes.Schedule).Sign(), content);

        answer.MustBeProblem("unsupported-media-type", HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Body_WhenCompressed_IsUnsupported()
    {
        var content = SimClient.Json(TestSeeds.Plain);
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await host.Client.SendAsync(HttpMethod.Post, "simulations", host.Caller(Scopes.Schedule).Sign(), content);

        answer.MustBeProblem("unsupported-media-type", HttpStatusCode.UnsupportedMediaType);
    }

    public static TheoryData<string> Malformed =>
    [
        "", " ", "{", "nonsense", "{\"goal\":\"a\"}x", "{\"goal\":\"a\",}", "{\"goal\":\"a\",\"goal\":\"b\"}", "{'goal':'a'}",
        "{\"goal\":\"a\"} // why", "{\"goal\":\"\\ud800\"}", "{\"goal\":\"\\ud800\\ud800\"}", "{\"goal\":\"a\",\"context\":{\"\\udc00\":1}}",
        "{\"goal\":NaN}", Nested(33), Nested(2_000),
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Body_WhenNotJson_IsMalformed(string body)
    {
        (await SendAsync("simulations", Encoding.UTF8.GetBytes(body))).MustBeProblem("malformed-json", HttpStatusCode.BadRequest);
        (await SendAsync("policy/evaluate", Encoding.UTF8.GetBytes(body))).MustBeProblem("malformed-json", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Body_WhenNotUtf8_IsMalformed() =>
        (await SendAsync("simulations", [.. "{\"goal\":\""u8, 0xC3, 0x28, .. "\"}"u8])).MustBeProblem("malformed-json", HttpStatusCode.BadRequest);

    [Fact]
    public async Task Body_WhenNestedToTheLimit_IsAccepted() =>
        (await SendAsync("simulations", Encoding.UTF8.GetBytes(Nested(32)))).MustBe(HttpStatusCode.Accepted);

    [Fact]
    public async Task Seed_WhenSeveralThingsAreWrong_TellsThemAllAndEchoesNothing()
    {
        var answer = await host.Client.ScheduleAsync(
            host.Caller(Scopes.Schedule), """{"goal":7,"extra":"sesame","constraints":{"budgets":{"rollouts":1,"seconds":31}}}""");

        answer.MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity).MustHave("type", "title", "status", "detail", "trace_id", "errors");
        var pointers = answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).Order();
        Assert.Equal(["/constraints/budgets/rollouts", "/constraints/budgets/seconds", "/extra", "/goal"], pointers);
        Assert.DoesNotContain("sesame", Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{\"goal\":\"\"}")]
    [InlineData("{\"goal\":\" \\t\"}")]
    [InlineData("{\"goal\":\"a\",\"constraints\":{\"random_seed\":1.5}}")]
    public async Task Seed_WhenWrong_IsInvalid(string seed) =>
        (await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), seed)).MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task Seed_WhenPastItsBounds_IsInvalid()
    {
        var caller = host.Caller(Scopes.Schedule);
        (await host.Client.ScheduleAsync(caller, TestSeeds.WithGoal(ScheduleTests.Words(8_193)))).MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity);
        (await host.Client.ScheduleAsync(caller, Tagged(50))).MustBe(HttpStatusCode.Accepted);
        (await host.Client.ScheduleAsync(caller, Tagged(51))).MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity);
    }

    private static string Tagged(int tags) => $$"""{"goal":"Plant a tree","ul_tags":[{{string.Join(',', Enumerable.Range(0, tags).Select(tag => $"\"T{tag}\""))}}]}""";

    private static string Nested(int depth) => "{\"goal\":\"Plant a tree\",\"context\":{\"a\":" + new string('[', depth - 2) + new string(']', depth - 2) + "}}";

    private static byte[] Padded(int length) => Encoding.UTF8.GetBytes("{\"goal\":\"Plant a tree\"}".PadRight(length));

    private Task<Answer> SendAsync(string path, byte[] body, bool chunked = false)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return host.Client.SendAsync(
            HttpMethod.Post, path, host.Caller(Scopes.Schedule).Sign(), content, request => request.Headers.TransferEncodingChunked = chunked ? true : null);
    }
}
