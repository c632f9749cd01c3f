namespace Lukhas.Sim.Core.Jobs;

/// <summary>What a job knows of its document in the dream inbox.</summary>
/// <param name="Path">Where it lies, <c>dreams/{tenant}/{trace_id}.json</c>.</param>
/// <param name="Sha256">The document's SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">The document's length.</param>
/// <param name="Count">How many shards it holds.</param>
public sealed record DreamReceipt(string Path, string Sha256, long Bytes, int Count);
