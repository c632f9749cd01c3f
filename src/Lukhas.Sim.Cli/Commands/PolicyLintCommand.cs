using System.CommandLine;
using System.Text.Json.Nodes;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>policy lint</c>: tells what is wrong with a policy document; no lane is asked.</summary>
internal sealed class PolicyLintCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<FileInfo> _file = new("file") { Description = "The policy document, a file of JSON." };

    public PolicyLintCommand(Terminal terminal)
        : base("lint", "Tell what is wrong with a policy document, its examples included. Exit code 1 if anything is.")
    {
        _terminal = terminal;
        _file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo>() is { Exists: false } missing)
                result.AddError($"There is no file “{missing.FullName}”.");
        });
        Arguments.Add(_file);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        var errors = PolicyLint.Check(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        if (parsed.GetValue(JsonOption.Instance))
            _terminal.Output.WriteLine(Json(errors));
        else
            Tell(file, errors);
        return errors.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private void Tell(FileInfo file, IReadOnlyList<PolicyDocumentError> errors)
    {
        var name = SafeText.Line(file.Name);
        foreach (var error in errors)
            _terminal.Output.WriteLine($"{name}#{SafeText.Line(error.Pointer)}: {SafeText.Line(error.Message)}");
        _terminal.Output.WriteLine(errors.Count switch
        {
            0 => $"{name} is a valid policy document.",
            1 => $"{name} has 1 error.",
            var count => $"{name} has {count} errors.",
        });
    }

    private static string Json(IReadOnlyList<PolicyDocumentError> errors) => new JsonObject
    {
        ["valid"] = errors.Count == 0,
        ["errors"] = new JsonArray([.. errors.Select(error => new JsonObject { ["pointer"] = error.Pointer, ["message"] = error.Message })]),
    }.ToJsonString();
}
