using System.Collections.Concurrent;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.TestKit.Lane;

/// <summary>Audit records, kept for a test to look at.</summary>
public sealed class AuditLog : IAuditSink
{
    private readonly ConcurrentQueue<AuditRecord> _records = new();

    public IReadOnlyCollection<AuditRecord> Records => _records;

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        _records.Enqueue(record);
        return ValueTask.CompletedTask;
    }
}
