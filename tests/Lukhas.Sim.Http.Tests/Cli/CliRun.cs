using System.Text;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>One command line, run in this process with both ends held.</summary>
public sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static Task<CliRun> OfAsync(params string[] args) => OfAsync(new CliInput(), args);

    public static async Task<CliRun> OfAsync(CliInput input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input.Stdin));
        var terminal = new Terminal
        {
            Input = stdin,
            Output = output,
            Error = error,
            Page = Terminal.Plain(output, input.Width),
            Notes = Terminal.Plain(error, input.Width),
            Variable = input.Variables.GetValueOrDefault,
            DevelopmentKeyPath = input.KeyPath,
        };
        var exitCode = await LukhasSim.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }
}
