using System.CommandLine;
using System.Runtime.CompilerServices;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Azure.Audit;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>audit verify</c>: whether chains of audit records are as they were written.</summary>
internal sealed class AuditVerifyCommand : Command
{
    /// <summary>What of the settings says where the audit is kept.</summary>
    private static readonly string[] Settings =
    [
        AzureStorageSettings.Connection,
        AzureStorageSettings.BlobServiceUri,
        AzureStorageSettings.ClientId,
        AzureStorageSettings.AuditContainer,
    ];

    private readonly Terminal _terminal;

    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Chains (.jsonl), or folders of them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _storage = new("--storage")
    {
        Description = $"Read them from Azure Storage, as {AzureStorageSettings.Connection} and {AzureStorageSettings.AuditContainer} say.",
    };

    private readonly Option<string?> _day = new("--day") { Description = "With --storage: the chains of this day only, yyyy-MM-dd (UTC)." };

    public AuditVerifyCommand(Terminal terminal)
        : base("verify", "Tell which audit records were changed, are missing or stand elsewhere. Exit code 1 if any.")
    {
        _terminal = terminal;
        Arguments.Add(_paths);
        Options.Add(_storage);
        Options.Add(_day);
        _day.Validators.Add(result =>
        {
            if (!AuditChainName.TryReadDay(result.GetValueOrDefault<string>(), out _))
                result.AddError("A day is written yyyy-MM-dd, as in 2026-01-31.");
        });
        Validators.Add(result =>
        {
            var paths = result.GetValue(_paths) ?? [];
            foreach (var path in paths.Where(path => !Path.Exists(path)))
                result.AddError($"There is no file and no folder “{path}”.");
            if (result.GetValue(_storage) == paths.Length > 0)
                result.AddError("Name chains or folders of them, or use --storage.");
            else if (result.GetValue(_day) is not null && !result.GetValue(_storage))
                result.AddError("--day is for --storage.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var reports = parsed.GetValue(_storage)
            ? Storage().VerifyAsync(AuditChainName.TryReadDay(parsed.GetValue(_day), out var day) ? day : null, cancellationToken)
            : VerifyAsync(parsed.GetValue(_paths) ?? [], cancellationToken);
        var page = new AuditPage(_terminal, parsed.GetValue(JsonOption.Instance));
        await foreach (var (place, report) in reports)
            page.Add(place, report);
        return page.Close() ? ExitCode.Done : ExitCode.Refused;
    }

    private static async IAsyncEnumerable<(string Place, AuditReport Report)> VerifyAsync(
        string[] paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in paths.SelectMany(Chains))
        {
            await using var lines = File.OpenRead(path);
            yield return (path, await AuditVerifier.VerifyAsync(lines, AuditChainName.At(Path.GetFullPath(path)), cancellationToken));
        }
    }

    private static IEnumerable<string> Chains(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];

    private StoredAuditChains Storage()
    {
        var settings = Settings.ToDictionary(name => name, name => _terminal.Variable(name.Replace(":", "__", StringComparison.Ordinal)));
        var options = AzureStorageOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return options.AuditErrors() is { Count: > 0 } errors
            ? throw new SettingsException(errors)
            : new AzureStorage(options, _terminal.Time).AuditChains();
    }
}
