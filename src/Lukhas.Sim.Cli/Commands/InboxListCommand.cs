using System.CommandLine;
using System.Globalization;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>inbox list</c>: lists the traces of a tenant, the newest first.</summary>
internal sealed class InboxListCommand : LaneCommand
{
    private readonly Option<DateTimeOffset?> _since = new("--since") { Description = "Only traces saved at or after this time, such as 2026-11-22T08:00Z." };
    private readonly Option<string?> _tag = new("--tag") { Description = "Only traces whose seed has this tag." };
    private readonly Option<int?> _limit = new("--limit") { Description = "How many traces at most, 1 to 1000; 50 without it." };
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Where to go on, as the part before told it." };

    public InboxListCommand(Terminal terminal)
        : base("list", "List the traces in the inbox, the newest first.", terminal, new DevelopmentToken { Scopes = [Scopes.InboxReadAdmin] })
    {
        Options.Add(_since);
        Options.Add(_tag);
        Options.Add(_limit);
        Options.Add(_cursor);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(SimRoutes.Traces)
        {
            Query = new Dictionary<string, string?>
            {
                ["since_ts"] = parsed.GetValue(_since)?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                ["ul_tag"] = parsed.GetValue(_tag),
                ["limit"] = parsed.GetValue(_limit)?.ToString(CultureInfo.InvariantCulture),
                ["cursor"] = parsed.GetValue(_cursor),
            },
        };
        return Tell(parsed, await lane.SendAsync(request, cancellationToken), page => InboxPage.Write(Terminal.Page, page));
    }
}
