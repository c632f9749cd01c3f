using System.Text;
using Lukhas.Sim.Http.Tests.Tokens;

namespace Lukhas.Sim.Http.Tests.Http;

/// <summary>Speaks to the API, and knows nothing of how it is hosted.</summary>
public sealed class SimClient(Uri baseAddress) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) })
    {
        BaseAddress = new Uri(baseAddress, "api/"),
    };

    public Uri Address => _http.BaseAddress!;

    public Task<Answer> ScheduleAsync(TestToken token, string body, string? key = null) =>
        SendAsync(HttpMethod.Post, "simulations", token.Sign(), Json(body), request => AddKey(request, key));

    /// <summary>Schedules, and asks for a capability for the job.</summary>
    public Task<Answer> ScheduleForAnotherAsync(TestToken token, string body, string? key = null, string prefer = "return=capability") =>
        SendAsync(HttpMethod.Post, "simulations", token.Sign(), Json(body), request =>
        {
            AddKey(request, key);
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        });

    public Task<Answer> StatusAsync(TestToken token, string job) => SendAsync(HttpMethod.Get, $"simulations/{job}", token.Sign());

    public Task<Answer> CollectAsync(TestToken token, string job) => SendAsync(HttpMethod.Post, $"simulations/{job}/collect", token.Sign());

    public Task<Answer> CancelAsync(TestToken token, string job) => SendAsync(HttpMethod.Post, $"simulations/{job}/cancel", token.Sign());

    public Task<Answer> EvaluateAsync(TestToken token, string body) => SendAsync(HttpMethod.Post, "policy/evaluate", token.Sign(), Json(body));

    public Task<Answer> TracesAsync(TestToken token, string query = "") => SendAsync(HttpMethod.Get, $"inbox/traces?{query}", token.Sign());

    public Task<Answer> TraceAsync(TestToken token, string trace, string query = "") =>
        SendAsync(HttpMethod.Get, $"inbox/traces/{trace}?{query}", token.Sign());

    public Task<Answer> PurgeAsync(TestToken token, string trace) => SendAsync(HttpMethod.Delete, $"inbox/traces/{trace}", token.Sign());

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? token = null, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        change?.Invoke(request);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, bytes);
    }

    public static HttpContent Json(string body) => new StringContent(body, Encoding.UTF8, "application/json");

    public void Dispose() => _http.Dispose();

    private static void AddKey(HttpRequestMessage request, string? key)
    {
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
    }
}
