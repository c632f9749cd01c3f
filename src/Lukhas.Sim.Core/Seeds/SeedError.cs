namespace Lukhas.Sim.Core.Seeds;

/// <summary>One thing that is wrong with a seed.</summary>
/// <param name="Pointer">Where: the RFC 6901 pointer of the member, or of the object that lacks it.</param>
/// <param name="Message">What: a sentence without any text of the seed in it.</param>
public sealed record SeedError(string Pointer, string Message);
