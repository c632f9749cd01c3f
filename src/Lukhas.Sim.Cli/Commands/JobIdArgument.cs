using System.CommandLine;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>A job's id.</summary>
internal static class JobIdArgument
{
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("job-id") { Description = "The job's id, JOB-…, as schedule told it." };
        argument.Validators.Add(result =>
        {
            if (!JobId.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError("A job id is JOB- and 32 characters.");
        });
        return argument;
    }
}
