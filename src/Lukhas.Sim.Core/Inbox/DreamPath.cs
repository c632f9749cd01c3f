using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>Where a document lies in the inbox. Made of typed ids only, never of a caller's text.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="TraceId">The trace it tells of.</param>
public readonly record struct DreamPath(TenantId Tenant, TraceId TraceId)
{
    /// <summary>The path, <c>dreams/{tenant}/{trace_id}.json</c>.</summary>
    public string Value => $"dreams/{Tenant}/{TraceId}.json";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
