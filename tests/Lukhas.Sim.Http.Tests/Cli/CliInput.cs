using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>What a command line is run with.</summary>
public sealed record CliInput
{
    public string Stdin { get; init; } = "";

    public int Width { get; init; } = Terminal.RedirectedWidth;

    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    public string? KeyPath { get; init; }
}
