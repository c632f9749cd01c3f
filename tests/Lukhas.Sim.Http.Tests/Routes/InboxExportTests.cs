using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.TestKit.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Routes;

/// <summary>An export is written while it is read: the inbox is held back in the middle, and the answer is there already.</summary>
public sealed class InboxExportTests
{
    private const int Documents = 10_000;
    private const int Readable = 100;
    private const string Tenant = "http-tests";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_OfTenThousandDocuments_BeginsBeforeMostAreRead()
    {
        var inbox = await FilledAsync(Documents);
        await using var host = await StartAsync(inbox);
        using var http = new HttpClient();

        using var response = await SendAsync(host, http);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        var first = await lines.ReadLineAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{Dreams.Path(Documents - 1, Tenant).TraceId}#N1", JsonElement.Parse(first!).GetProperty("id").GetString());
        Assert.InRange(inbox.Reads, 1, 2 * Readable);
        inbox.Open();
        var rest = 0;
        while (await lines.ReadLineAsync(Cancellation) is not null)
            rest++;
        Assert.Equal(Documents - 1, rest);
        Assert.Equal(Documents, inbox.Reads);
    }

    [Fact]
    public async Task Export_WhenTheInboxGoesDownHalfWay_IsCutOff()
    {
        var inbox = await FilledAsync(2 * Readable);
        await using var host = await StartAsync(inbox);
        using var http = new HttpClient();
        using var response = await SendAsync(host, http);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        await lines.ReadLineAsync(Cancellation);

        inbox.Break(new StorageUnavailableException("down"));

        await Assert.ThrowsAnyAsync<IOException>(async () => await lines.ReadToEndAsync(Cancellation));
    }

    [Theory]
    [InlineData("inbox/traces")]
    [InlineData("inbox/traces?format=ndjson")]
    [InlineData("inbox/traces/LT-1763800000123-0000000000000000")]
    [InlineData("inbox/traces/LT-1763800000123-0000000000000000?format=ndjson")]
    public async Task Inbox_WhenDown_IsUnavailableWithRetryAfter(string path)
    {
        await using var host = await OwnHost.StartAsync(services: services =>
            services.AddSingleton<IDreamInbox>(new BrokenInbox(() => new StorageUnavailableException("down"))));

        var answer = await host.Client.SendAsync(HttpMethod.Get, path, host.Caller(Scopes.InboxReadAdmin).Sign());

        answer.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(answer.Header("Retry-After"));
    }

    private static Task<OwnHost> StartAsync(GatedInbox inbox) =>
        OwnHost.StartAsync(services: services => services.AddSingleton<IDreamInbox>(inbox), time: new FakeTimeProvider(Dreams.Start));

    private static async Task<GatedInbox> FilledAsync(int documents)
    {
        var inbox = new GatedInbox(Readable);
        for (var trace = 0; trace < documents; trace++)
        {
            var dream = Dreams.Of(Dreams.Path((ulong)trace, Tenant), TimeSpan.FromMilliseconds(trace));
            await inbox.CreateAsync(dream, Dreams.Document(dream, "share"), Cancellation);
        }

        return inbox;
    }

    private static async Task<HttpResponseMessage> SendAsync(OwnHost host, HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Client.Address, "inbox/traces?format=ndjson"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Caller(Scopes.InboxReadAdmin).Sign());
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }
}
