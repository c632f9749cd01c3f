using System.Net;
using System.Text;
using System.Text.Json;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>An answer, read whole.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
internal sealed record LaneAnswer(HttpStatusCode Status, byte[] Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string JobId => Text("job_id");

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    /// <summary>Expects a status.</summary>
    public LaneAnswer MustBe(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {(int)status}, was {(int)Status}: {Encoding.UTF8.GetString(Body)}");
        return this;
    }
}
