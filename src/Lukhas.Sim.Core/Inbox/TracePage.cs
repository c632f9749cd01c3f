namespace Lukhas.Sim.Core.Inbox;

/// <summary>A part of a tenant's inbox.</summary>
/// <param name="Traces">The traces, the newest first.</param>
/// <param name="Next">Where the next part begins; null when this was the last.</param>
public sealed record TracePage(IReadOnlyList<DreamSummary> Traces, DreamPosition? Next);
