namespace Lukhas.Sim.Core.Policy;

/// <summary>A string of a seed, a value or a key.</summary>
/// <param name="Field">The field; the parent where the string is a key.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct SeedText(SeedField Field, string Text);
