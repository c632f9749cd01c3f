using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>A trace of the inbox in a listing.</summary>
internal sealed record TraceAnswer(string TraceId, string JobId, int Count, long SavedTs, long ExpiresTs)
{
    public static TraceAnswer Of(DreamSummary dream) => new(
        dream.Path.TraceId.Value,
        dream.JobId.Value,
        dream.Count,
        dream.SavedAt.ToUnixTimeMilliseconds(),
        dream.ExpiresAt.ToUnixTimeMilliseconds());
}
