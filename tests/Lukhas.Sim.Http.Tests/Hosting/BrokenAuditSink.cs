using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>An audit that is down.</summary>
internal sealed class BrokenAuditSink : IAuditSink
{
    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken) =>
        throw new StorageUnavailableException("The audit is down.");
}
