namespace Lukhas.Sim.Core.Jobs;

/// <summary>An opaque version of a stored job: an ETag, a counter, whatever the backend has.</summary>
/// <param name="Value">The backend's own text.</param>
public readonly record struct JobVersion(string Value);
