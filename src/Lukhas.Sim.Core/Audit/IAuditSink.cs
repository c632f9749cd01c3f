namespace Lukhas.Sim.Core.Audit;

/// <summary>Where audit records go, before the effect they tell of.</summary>
public interface IAuditSink
{
    /// <summary>Puts a record down.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken);
}
