using System.CommandLine;
using System.CommandLine.Invocation;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Cli.Commands;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Cli;

/// <summary>The command line <c>lukhas-sim</c>.</summary>
public static class LukhasSim
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="cancellationToken">Gives it up, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Commands(terminal).Parse(args);
        var wrongUsage = parsed.Action is ParseErrorAction;
        if (parsed.Action is ParseErrorAction { } error)
            error.ShowHelp = false;
        var invocation = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            var exitCode = await parsed.InvokeAsync(invocation, cancellationToken);
            if (wrongUsage)
                terminal.Error.WriteLine("Help: lukhas-sim --help, or lukhas-sim <command> --help");
            return wrongUsage ? ExitCode.WrongUsage : exitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped.");
            return ExitCode.Refused;
        }
        catch (Exception failure) when (failure is SettingsException or IOException or UnauthorizedAccessException or StorageUnavailableException)
        {
            terminal.Error.WriteLine(failure.Message);
            return ExitCode.Refused;
        }
    }

    private static RootCommand Commands(Terminal terminal) => new("Rehearse a plan before anything real happens.")
    {
        new DreamCommand(terminal),
        new ServeCommand(terminal),
        new TokenCommand(terminal),
        new ScheduleCommand(terminal),
        new StatusCommand(terminal),
        new CollectCommand(terminal),
        new CancelCommand(terminal),
        new Command("policy", "Ask what policy says, or check a policy document.") { new PolicyCheckCommand(terminal), new PolicyLintCommand(terminal) },
        new Command("lane", "Work the kill switch, as an operator.")
        {
            new SwitchCommand("on", enable: true, terminal),
            new SwitchCommand("off", enable: false, terminal),
        },
        new Command("inbox", "Look after the dream inbox, as an administrator of a tenant.")
        {
            new InboxListCommand(terminal),
            new InboxShowCommand(terminal),
            new InboxPurgeCommand(terminal),
        },
        new Command("audit", "Look after the audit.") { new AuditVerifyCommand(terminal) },
        JsonOption.Instance,
    };
}
