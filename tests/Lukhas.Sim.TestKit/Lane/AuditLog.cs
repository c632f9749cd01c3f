using System.Collections.Concurrent;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.TestKit.Lane;

/// <summary>Audit records, kept for a test to look at.</summary>
public sealed class AuditLog : IAuditSink
{
    private readonly ConcurrentQueue<AuditRecord> _records = new();

    public IReadOnlyCollection<AuditRecord> Records => _records;

    /// <summary>Which records cannot be put down.</summary>
    public Predicate<AuditRecord> Fails { get; set; } = _ => false;

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        if (Fails(record))
            throw new StorageUnavailableException("The audit cannot be reached.");
        _records.Enqueue(record);
        return ValueTask.CompletedTask;
    }
}
