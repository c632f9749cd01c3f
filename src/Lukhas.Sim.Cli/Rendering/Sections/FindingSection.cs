using System.Globalization;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Shards;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>What is structurally weak about the plan: each weakness once, with all that have it.</summary>
internal static class FindingSection
{
    private const int MaxNames = 6;

    public static IRenderable? Of(DreamShard shard) =>
        ListSection.Of("!", Palette.Caution, shard.Outcome.Findings.GroupBy(finding => finding.Message).Select(alike => Line(shard, [.. alike])));

    private static string Line(DreamShard shard, IReadOnlyList<Finding> alike)
    {
        var names = alike.Take(MaxNames).Select(finding => Name(shard, finding.Pointer)).Where(name => name.Length > 0).ToList();
        if (names.Count == 0)
            return alike[0].Message;
        var more = alike.Count - names.Count;
        return $"{alike[0].Message.TrimEnd('.')}: {string.Join("; ", names)}{(more > 0 ? $"; and {more} more" : "")}.";
    }

    /// <summary>What people call the thing that a pointer names; the pointer itself for anything but a step or a risk.</summary>
    private static string Name(DreamShard shard, string pointer) => pointer.Split('/') switch
    {
        ["", "plan", "steps", var at, ..] when Index(at, shard.Proposal.Plan.Count) is { } index => shard.Proposal.Plan[index].Title,
        ["", "plan", "risks", var at, ..] when Index(at, shard.Risks.Count) is { } index => shard.Risks[index].Label,
        _ => pointer,
    };

    private static int? Index(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;
}
