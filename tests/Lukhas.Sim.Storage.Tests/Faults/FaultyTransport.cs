using Azure.Core;
using Azure.Core.Pipeline;

namespace Lukhas.Sim.Storage.Tests.Faults;

/// <summary>
/// Has one request in ten fail, before or after the server has acted. Which and how follows from the seed and the request's
/// number alone.
/// </summary>
internal sealed class FaultyTransport(int seed) : HttpPipelineTransport
{
    private const int OneIn = 10;

    private int _requests;
    private int _faults;

    /// <summary>While false, all goes well.</summary>
    public bool IsFaulty { get; set; } = true;

    /// <summary>How many requests failed.</summary>
    public int Faults => _faults;

    /// <summary>Under a client, with retries too soon to wait for.</summary>
    public void Install(ClientOptions options)
    {
        options.Transport = this;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
    }

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The lane's stores are asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var random = new Random(unchecked((seed * 73_856_093) ^ (Interlocked.Increment(ref _requests) * 19_349_663)));
        if (!IsFaulty || random.Next(OneIn) != 0)
        {
            await HttpClientTransport.Shared.ProcessAsync(message);
            return;
        }

        Interlocked.Increment(ref _faults);
        var kind = random.Next(6);
        if (kind is 0 or 1 or 2)
            await HttpClientTransport.Shared.ProcessAsync(message);
        switch (kind)
        {
            case 0 or 3:
                message.Response = new FaultResponse(500);
                break;
            case 1:
                throw new TaskCanceledException("The network timed out, after the server had acted.");
            case 2:
                throw new IOException("The connection was reset, after the server had acted.");
            case 4:
                message.Response = new FaultResponse(random.Next(2) == 0 ? 503 : 429);
                break;
            default:
                throw new IOException("The connection was reset, before the server had acted.");
        }
    }
}
