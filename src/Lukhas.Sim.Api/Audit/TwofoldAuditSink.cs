using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Api.Audit;

/// <summary>
/// Puts every record into the log and then into a store; nothing that it tells of happens before both have it. The log comes first,
/// since the alert of a duress signal must not wait for a store that is down. So the log may tell of what was then refused for want
/// of the store.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="store">The store.</param>
internal sealed class TwofoldAuditSink(IAuditSink log, IAuditSink store) : IAuditSink
{
    public async ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        await log.WriteAsync(record, cancellationToken).ConfigureAwait(false);
        await store.WriteAsync(record, cancellationToken).ConfigureAwait(false);
    }
}
