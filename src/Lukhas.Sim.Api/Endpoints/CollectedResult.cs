using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>Writes the answer of a complete collect. What the inbox holds is copied byte for byte, so that two collects tell the same.</summary>
/// <param name="dreams">The job and its document.</param>
internal sealed class CollectedResult(CollectedDreams.Complete dreams) : IResult
{
    private static readonly string[] Copied = ["shards", "scores", "matada_nodes", "schema_ref"];

    // Written before the answer begins, so that a document that cannot be told becomes a problem.
    private readonly ReadOnlyMemory<byte> _body = Write(dreams);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _body.Length;
        await response.Body.WriteAsync(_body, httpContext.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Write(CollectedDreams.Complete dreams)
    {
        var job = dreams.Job;
        var receipt = job.Shards ?? throw new InvalidOperationException($"{job.Id} is complete and has no receipt.");
        using var document = JsonDocument.Parse(dreams.Document.Utf8);
        var buffer = new ArrayBufferWriter<byte>(dreams.Document.Utf8.Length);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("trace_id", job.TraceId.Value);
            json.WriteString("job_id", job.Id.Value);
            json.WriteString("status", job.Status.WireName());
            foreach (var name in Copied)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(document.RootElement.GetProperty(name)), skipInputValidation: true);
            }

            json.WriteStartObject("inbox");
            json.WriteString("path", receipt.Path);
            json.WriteNumber("bytes", receipt.Bytes);
            json.WriteString("sha256", receipt.Sha256);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
