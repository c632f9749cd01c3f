using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Lukhas.Sim.Storage.Tests.Requests;

/// <summary>Writes down every request that goes out, retries too.</summary>
internal sealed class RequestLog : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _requests = new();

    public void Watch(ClientOptions options) => options.AddPolicy(this, HttpPipelinePosition.PerRetry);

    /// <summary>What went out since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. _requests];
        _requests.Clear();
        return taken;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Record(message);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Record(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Record(HttpMessage message) => _requests.Enqueue($"{message.Request.Method} {message.Request.Uri.Path}");
}
