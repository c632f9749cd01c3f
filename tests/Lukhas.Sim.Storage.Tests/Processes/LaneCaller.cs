using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>Calls one process as the bearer of one token.</summary>
/// <param name="http">Speaks to the process.</param>
/// <param name="token">The token.</param>
internal sealed class LaneCaller(HttpClient http, string token)
{
    public Task<LaneAnswer> ScheduleAsync(string seed, string? key = null) => SendAsync(HttpMethod.Post, "simulations", seed, key);

    /// <summary>Schedules, and asks for a capability for the job.</summary>
    public Task<LaneAnswer> ScheduleForAnotherAsync(string seed) =>
        SendAsync(HttpMethod.Post, "simulations", seed, headers: headers => headers.Add("Prefer", "return=capability"));

    public Task<LaneAnswer> StatusAsync(string job) => SendAsync(HttpMethod.Get, $"simulations/{job}");

    public Task<LaneAnswer> CollectAsync(string job) => SendAsync(HttpMethod.Post, $"simulations/{job}/collect");

    public Task<LaneAnswer> CancelAsync(string job) => SendAsync(HttpMethod.Post, $"simulations/{job}/cancel");

    private async Task<LaneAnswer> SendAsync(HttpMethod method, string path, string? body = null, string? key = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        headers?.Invoke(request.Headers);
        try
        {
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return new LaneAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
        catch (SocketException reset)
        {
            // The client lets this one through bare when the process dies between the connection and its first use.
            throw new HttpRequestException("The process closed the connection.", reset);
        }
    }
}
