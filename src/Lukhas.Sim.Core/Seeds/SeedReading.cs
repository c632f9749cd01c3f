using System.Text.Json;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>What reading a seed came to.</summary>
public abstract record SeedReading
{
    private SeedReading()
    {
    }

    /// <summary>It is a seed.</summary>
    /// <param name="Root">The document as it arrived, for the policy gate.</param>
    /// <param name="Seed">The seed in it, not yet sanitized.</param>
    public sealed record Valid(JsonElement Root, Seed Seed) : SeedReading;

    /// <summary>It is JSON, but not a seed.</summary>
    /// <param name="Errors">Everything that is wrong with it; at least one.</param>
    public sealed record Invalid(IReadOnlyList<SeedError> Errors) : SeedReading;

    /// <summary>It is not JSON that the lane reads.</summary>
    /// <param name="Detail">What is wrong and where.</param>
    public sealed record Malformed(string Detail) : SeedReading;
}
