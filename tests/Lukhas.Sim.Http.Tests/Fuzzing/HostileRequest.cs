namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>A request that means harm, or goes to the limits.</summary>
internal sealed record HostileRequest(string Path, byte[] Body, string ContentType, IReadOnlyList<(string Name, string Value)> Headers);
