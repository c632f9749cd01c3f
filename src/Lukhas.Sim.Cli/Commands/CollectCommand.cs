using System.CommandLine;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>collect</c>: has a job rehearsed and shows its dreams.</summary>
internal sealed class CollectCommand : LaneCommand
{
    private readonly Argument<string> _job = JobIdArgument.Create();
    private readonly Option<string> _variant = VariantOption.Create();
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait while another caller is collecting the job." };

    public CollectCommand(Terminal terminal)
        : base("collect", "Have a job rehearsed and show its dreams.", terminal)
    {
        Arguments.Add(_job);
        Options.Add(_variant);
        Options.Add(_wait);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(SimRoutes.Collect) { JobId = parsed.GetRequiredValue(_job) };
        var collecting = CollectAsync(lane, request, parsed.GetValue(_wait), cancellationToken);
        var answer = await Waiting.ShowAsync(Terminal, "Rehearsing…", collecting, cancellationToken);
        return Tell(parsed, answer, body => Show(body, answer, parsed.GetRequiredValue(_variant)));
    }

    private async Task<LaneAnswer> CollectAsync(ILane lane, LaneRequest request, bool wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await lane.SendAsync(request, cancellationToken);
            if (!wait || answer is not LaneAnswer.Pending pending)
                return answer;
            await Task.Delay(pending.RetryAfter, Terminal.Time, cancellationToken);
        }
    }

    private void Show(JsonElement body, LaneAnswer answer, string variant)
    {
        if (answer is LaneAnswer.Pending)
        {
            JobPage.Write(Terminal.Page, body);
            Terminal.Error.WriteLine("Another caller is collecting this job: try again, or use --wait.");
            return;
        }

        DreamPage.Write(Terminal.Page, DreamReader.Read(body.GetRawText(), PlanFrame.Unknown, variant));
    }
}
