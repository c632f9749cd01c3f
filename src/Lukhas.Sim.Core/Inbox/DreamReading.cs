using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>Reads back what a document of the inbox says.</summary>
/// <param name="document">A document that the inbox writer wrote.</param>
internal sealed class DreamReading(DreamDocument document) : IDisposable
{
    private readonly JsonDocument _json = JsonDocument.Parse(document.Utf8);

    /// <summary>The job whose dreams these are.</summary>
    public JobId JobId => JobId.Parse(_json.RootElement.GetProperty("job_id").GetString()!);

    /// <summary>Whether it is gone.</summary>
    public bool IsExpired(DateTimeOffset now) => now.ToUnixTimeMilliseconds() >= _json.RootElement.GetProperty("expires_ts").GetInt64();

    /// <summary>Its nodes as JSON lines, byte for byte as they were written; empty when none matches.</summary>
    public ReadOnlyMemory<byte> Lines(NodeFilter filter)
    {
        using var lines = new MemoryStream();
        foreach (var node in _json.RootElement.GetProperty("matada_nodes").EnumerateArray().Where(filter.Matches))
        {
            lines.Write(Encoding.UTF8.GetBytes(node.GetRawText()));
            lines.WriteByte((byte)'\n');
        }

        return lines.GetBuffer().AsMemory(0, (int)lines.Length);
    }

    public void Dispose() => _json.Dispose();
}
