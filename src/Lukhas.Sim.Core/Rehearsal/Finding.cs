namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>A structural weakness of a plan.</summary>
/// <param name="Code">What kind, for example <c>unmitigated-risk</c>.</param>
/// <param name="Pointer">Where in the seed (RFC 6901).</param>
/// <param name="Message">What it is, as a sentence.</param>
/// <param name="Weight">What it takes from coherence, in [0, 1].</param>
public sealed record Finding(string Code, string Pointer, string Message, double Weight);
