using System.Net.Http.Headers;

namespace Lukhas.Sim.Cli.Client;

/// <summary>A lane behind an address.</summary>
internal sealed class HttpLane : ILane, IDisposable
{
    /// <summary>Above the longest rehearsal that a seed may ask for, with room for a cold start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;

    /// <summary>A lane and how to be let in.</summary>
    /// <param name="address">Its address, without the prefix of its routes.</param>
    /// <param name="token">A capability token.</param>
    public HttpLane(Uri address, string? token)
    {
        // No proxy can reach what listens on this machine only.
        var handler = new SocketsHttpHandler { UseProxy = !address.IsLoopback, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = Directory(address), Timeout = Patience };
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<LaneAnswer> SendAsync(LaneRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Route.Method), request.Path);
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (request.IdempotencyKey is { } key)
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (request.WithCapability)
            message.Headers.TryAddWithoutValidation("Prefer", "return=capability");
        try
        {
            using var response = await _http.SendAsync(message, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            return LaneAnswer.Of((int)response.StatusCode, answer, response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            return Unreachable("Nothing answers there");
        }
        catch (TaskCanceledException late) when (late.InnerException is TimeoutException)
        {
            return Unreachable($"There was no answer within {Patience.TotalSeconds:0} seconds");
        }
    }

    public void Dispose() => _http.Dispose();

    private LaneAnswer.Refused Unreachable(string how)
    {
        var hint = _http.BaseAddress!.IsLoopback ? "start one with “lukhas-sim serve”, or name another with --url" : "check --url and the network";
        return new LaneAnswer.Refused(LaneProblem.Local($"No lane at {_http.BaseAddress}", $"{how}: {hint}."));
    }

    private static Uri Directory(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
