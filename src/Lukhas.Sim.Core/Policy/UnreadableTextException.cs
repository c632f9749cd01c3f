namespace Lukhas.Sim.Core.Policy;

/// <summary>A text could not be normalized or matched. The gate turns this into a denial; it never leaves the gate.</summary>
/// <param name="pointer">The text's pointer.</param>
/// <param name="inner">What went wrong.</param>
internal sealed class UnreadableTextException(string pointer, Exception inner) : Exception("A text could not be read.", inner)
{
    public string Pointer { get; } = pointer;
}
