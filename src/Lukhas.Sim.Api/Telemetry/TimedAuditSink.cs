using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>A store of audit records whose calls are on record.</summary>
/// <param name="store">The store.</param>
/// <param name="name">Its backend's name.</param>
/// <param name="meter">What measures.</param>
internal sealed class TimedAuditSink(IAuditSink store, string name, SimMeter meter) : IAuditSink
{
    private readonly StoreCalls _calls = new(meter, $"audit.{name}");

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken) =>
        _calls.RunAsync("append", () => store.WriteAsync(record, cancellationToken));
}
