namespace Lukhas.Sim.Core.Policy;

/// <summary>One thing that is wrong with a policy document.</summary>
/// <param name="Pointer">Where: an RFC 6901 pointer into the document.</param>
/// <param name="Message">What, for the operator who wrote it.</param>
public sealed record PolicyDocumentError(string Pointer, string Message);
