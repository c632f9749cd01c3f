namespace Lukhas.Sim.Api.Endpoints;

/// <summary>A trace that was removed.</summary>
internal sealed record PurgedAnswer(string TraceId, bool Deleted);
