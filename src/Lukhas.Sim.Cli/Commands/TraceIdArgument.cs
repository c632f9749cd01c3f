using System.CommandLine;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>A trace's id.</summary>
internal static class TraceIdArgument
{
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("trace-id") { Description = "The trace's id, LT-…, as inbox list tells it." };
        argument.Validators.Add(result =>
        {
            if (!TraceId.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError("A trace id is LT-, epoch milliseconds, - and 16 hexadecimal digits.");
        });
        return argument;
    }
}
