using Lukhas.Sim.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lukhas.Sim.Api.Requests;

/// <summary>What became of reading a body of JSON.</summary>
public abstract record JsonBody
{
    /// <summary>How long a body may be, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private JsonBody()
    {
    }

    /// <summary>The body was read whole.</summary>
    /// <param name="Utf8">Its bytes.</param>
    public sealed record Read(ReadOnlyMemory<byte> Utf8) : JsonBody;

    /// <summary>The body was refused.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(Problem Problem) : JsonBody;

    /// <summary>Reads the body, and stops as soon as it is known to be too long or of another media type.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
            return new Refused(ProblemMapper.UnsupportedMediaType);
        if (request.ContentLength > MaxBytes)
            return new Refused(ProblemMapper.PayloadTooLarge);

        // One byte more than is allowed tells a body that is too long, whatever length it claims or does not.
        var buffer = new byte[request.ContentLength + 1 ?? MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MaxBytes ? new Refused(ProblemMapper.PayloadTooLarge) : new Read(buffer.AsMemory(0, length));
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentType.Count == 1
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.All(coding => string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase));
}
