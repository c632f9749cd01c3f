using System.Buffers;
using System.Text.Json;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.TestKit.Audit;

/// <summary>Keeps audit records as the chain that a store would keep.</summary>
public sealed class ChainRecorder(TimeProvider time) : IAuditSink
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _lines = new();
    private AuditChain _chain = AuditChain.Begin(AuditChainName.Of(time.GetUtcNow(), "recorder"));

    /// <summary>The chain so far.</summary>
    public byte[] Bytes
    {
        get
        {
            lock (_gate)
                return _lines.WrittenSpan.ToArray();
        }
    }

    /// <summary>The records so far.</summary>
    public IReadOnlyList<JsonElement> Records =>
        [.. System.Text.Encoding.UTF8.GetString(Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        lock (_gate)
            _chain = _chain.Append(record, time.GetUtcNow(), _lines);
        return ValueTask.CompletedTask;
    }
}
