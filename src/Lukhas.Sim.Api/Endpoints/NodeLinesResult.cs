using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>
/// Writes nodes as JSON lines while they are read: no more is held than the caller has yet to take. An outage half-way cuts the
/// answer off, without the end that tells a whole one (RFC 9112, section 8).
/// </summary>
internal sealed class NodeLinesResult : IResult
{
    public const string MediaType = "application/x-ndjson";

    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _lines;
    private readonly bool _any;

    private NodeLinesResult(IAsyncEnumerator<ReadOnlyMemory<byte>> lines, bool any)
    {
        _lines = lines;
        _any = any;
    }

    /// <summary>Reads the first lines before the answer begins, so that an outage at the start becomes a problem.</summary>
    public static async ValueTask<IResult> BeginAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var enumerator = lines.GetAsyncEnumerator();
        return new NodeLinesResult(enumerator, await enumerator.MoveNextAsync());
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        await using (_lines)
        {
            try
            {
                for (var more = _any; more; more = await _lines.MoveNextAsync())
                    await response.Body.WriteAsync(_lines.Current, httpContext.RequestAborted);
            }
            catch (StorageUnavailableException outage)
            {
                SimRequestsLog.CutOff(httpContext.RequestServices.GetRequiredService<ILogger<NodeLinesResult>>(), outage, httpContext.AnswerTrace());
                httpContext.Abort();
            }
        }
    }
}
