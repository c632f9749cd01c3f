namespace Lukhas.Sim.Api.Endpoints;

/// <summary>How the lane is.</summary>
internal sealed record HealthAnswer(string Component, bool Enabled, int QueueDepth, bool QueueDepthCapped, long Time, string Version);
