using System.CommandLine;
using Lukhas.Sim.Cli.Hosting;
using Lukhas.Sim.Cli.Rendering;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>serve</c>: the embedded host.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Terminal _terminal;

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 for any that is free.",
        DefaultValueFactory = _ => EmbeddedHostOptions.DefaultPort,
    };

    public ServeCommand(Terminal terminal)
        : base("serve", "Run a lane on this machine, with everything in memory unless settings say otherwise.")
    {
        _terminal = terminal;
        Options.Add(_port);
        _port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
                result.AddError("A port is 0 to 65535.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var port = parsed.GetValue(_port);
        await using var host = EmbeddedHost.Build(new EmbeddedHostOptions
        {
            Port = port,
            DevelopmentKeyPath = _terminal.DevelopmentKeyPath,
            MinimumLogLevel = LogLevel.Warning,

            // The host would log a stack trace over a port in use, which is told in one line here; the lane logs its own failures.
            Services = services => services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)),
        });
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            _terminal.Error.WriteLine($"Port {port} is in use. Stop what listens there, or choose another: lukhas-sim serve --port {port + 1}");
            return ExitCode.Refused;
        }

        if (parsed.GetValue(JsonOption.Instance))
            _terminal.Output.WriteLine(ServePage.Json(host.Urls.Single()));
        else
            ServePage.Write(_terminal.Page, host.Urls.Single());
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
