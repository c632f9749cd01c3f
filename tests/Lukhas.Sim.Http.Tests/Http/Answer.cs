using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Lukhas.Sim.Http.Tests.Http;

/// <summary>An answer, read whole.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public JsonElement Json => JsonElement.Parse(Bytes);

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public string Trace => Headers.GetValues("X-Lukhas-Trace").Single();

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    public long Number(string member) => Json.GetProperty(member).GetInt64();

    /// <summary>Expects success, and that the header tells the body's trace id.</summary>
    public Answer MustBe(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {(int)status}, was {(int)Status}: {System.Text.Encoding.UTF8.GetString(Bytes)}");
        if (Json.TryGetProperty("trace_id", out var trace))
            Assert.Equal(Trace, trace.GetString());
        return this;
    }

    /// <summary>Expects a problem, whole and well-formed.</summary>
    public Answer MustBeProblem(string slug, HttpStatusCode status)
    {
        MustBe(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal($"urn:lukhas:sim:problem:{slug}", Text("type"));
        Assert.Equal((long)status, Number("status"));
        Assert.NotEmpty(Text("title"));
        Assert.NotEmpty(Text("detail"));
        Assert.Matches("^LT-[0-9]{1,15}-[0-9a-f]{16}$", Text("trace_id"));
        return this;
    }

    /// <summary>Expects exactly these members.</summary>
    public Answer MustHave(params string[] members)
    {
        Assert.Equal(members.Order(), Json.EnumerateObject().Select(member => member.Name).Order());
        return this;
    }

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
