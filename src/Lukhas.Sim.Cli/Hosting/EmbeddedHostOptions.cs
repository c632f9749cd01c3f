using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>How the embedded host is built.</summary>
public sealed record EmbeddedHostOptions
{
    /// <summary>The port that Azure Functions Core Tools use too.</summary>
    public const int DefaultPort = 7071;

    /// <summary>The port on 127.0.0.1, 1 to 65,535; 0 for any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The development issuer's key; null for the user's own.</summary>
    public string? DevelopmentKeyPath { get; init; }

    /// <summary>Settings that come before those of the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The lowest level of log messages that are written; of the audit's and of refused tokens, Information all the same.</summary>
    public LogLevel MinimumLogLevel { get; init; } = LogLevel.Information;

    /// <summary>Registers services before the host's own, which then stand back; null for none.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
