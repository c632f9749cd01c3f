using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/openapi.json</c>: describes the API. It is written by hand, since not every host knows its endpoints' metadata.</summary>
public static class OpenApiEndpoint
{
    private static readonly byte[] Document = Load();

    /// <summary>Answers a request.</summary>
    public static ValueTask<IResult> HandleAsync() => ValueTask.FromResult<IResult>(TypedResults.Bytes(Document, "application/json"));

    private static byte[] Load()
    {
        using var resource = typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The assembly carries no openapi.json.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
