using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Shards;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>What the query of the inbox routes asks for.</summary>
internal sealed record InboxQuery
{
    /// <summary>Traces of a listing, where the query does not say.</summary>
    public const int DefaultLimit = 50;

    private const string Since = "since_ts";
    private const string UlTag = "ul_tag";
    private const string LimitName = "limit";
    private const string Cursor = "cursor";
    private const string Format = "format";
    private const string NodeType = "node_type";
    private const string ConsentScope = "consent_scope";

    private const int MaxLimit = 1000;
    private const int MaxTagUnits = 64;
    private const int MaxScopeUnits = 256;

    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The parameters of a single trace.</summary>
    public static IReadOnlyList<string> OfTrace { get; } = [Format, NodeType, ConsentScope];

    /// <summary>The parameters of a listing.</summary>
    public static IReadOnlyList<string> OfListing { get; } = [Since, UlTag, LimitName, Cursor, .. OfTrace];

    /// <summary>Which traces.</summary>
    public required DreamFilter Traces { get; init; }

    /// <summary>How many traces at most; null where the query does not say.</summary>
    public required int? Limit { get; init; }

    /// <summary>Which nodes, as JSON lines; null when JSON is asked for.</summary>
    public required NodeFilter? Nodes { get; init; }

    /// <summary>Reads a query that holds none but the parameters above.</summary>
    /// <param name="query">The query.</param>
    public static (InboxQuery Query, Problems.Problem? Problem) Read(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var traces = new DreamFilter
        {
            Since = reader.Number(Since, 0, MaxTime) is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
            UlTag = reader.Text(UlTag, MaxTagUnits),
            After = reader.Value(Cursor, PageCursor.Read, "must be a next_cursor that this route gave"),
        };
        var limit = (int?)reader.Number(LimitName, 1, MaxLimit);
        return (new InboxQuery { Traces = traces, Limit = limit, Nodes = ReadNodes(reader) }, reader.Problem);
    }

    private static NodeFilter? ReadNodes(QueryReader reader)
    {
        var lines = reader.Value(Format, text => text switch { "json" => false, "ndjson" => true, _ => (bool?)null }, "must be json or ndjson");
        var nodes = new NodeFilter(
            reader.Value(NodeType, ReadType, $"must be {MatadaNodeType.Hypothesis} or {MatadaNodeType.Replay}"),
            reader.Text(ConsentScope, MaxScopeUnits));
        if (lines == true)
            return nodes;
        if (reader.Has(NodeType) || reader.Has(ConsentScope))
            reader.Fail(reader.Has(NodeType) ? NodeType : ConsentScope, "chooses nodes, and goes with format=ndjson only");
        return null;
    }

    private static MatadaNodeType? ReadType(string text) =>
        text == MatadaNodeType.Hypothesis.Name ? MatadaNodeType.Hypothesis
        : text == MatadaNodeType.Replay.Name ? MatadaNodeType.Replay
        : null;
}
