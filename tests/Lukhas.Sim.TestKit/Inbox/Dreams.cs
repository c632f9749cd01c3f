using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.TestKit.Inbox;

/// <summary>Documents and what an inbox keeps beside them, for tests that need no rehearsal.</summary>
public static class Dreams
{
    public static DateTimeOffset Start { get; } = DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123);

    /// <summary>A place in an inbox.</summary>
    public static DreamPath Path(ulong trace = 1, string tenant = "acme") => new(TenantId.Parse(tenant), TraceId.Create(Start, trace));

    /// <summary>What is kept beside a document: written so long after the start, kept for a day.</summary>
    public static DreamSummary Of(DreamPath path, TimeSpan savedAfter = default, params IReadOnlyList<string> tags) => new()
    {
        Path = path,
        JobId = JobId.FromEntropy(new byte[JobId.Bytes]),
        Count = 3,
        SavedAt = Start + savedAfter,
        ExpiresAt = Start + savedAfter + TimeSpan.FromDays(1),
        UlTags = tags,
    };

    /// <summary>A document with as much in it as reading one back needs, and a node for each consent scope.</summary>
    public static DreamDocument Document(DreamSummary summary, params IReadOnlyList<string> consentScopes) =>
        DreamDocument.Of(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["trace_id"] = summary.Path.TraceId.Value,
            ["job_id"] = summary.JobId.Value,
            ["expires_ts"] = summary.ExpiresAt.ToUnixTimeMilliseconds(),
            ["matada_nodes"] = new JsonArray([.. consentScopes.Select((scope, index) => Node(summary, index, scope))]),
        }.ToJsonString()));

    private static JsonObject Node(DreamSummary summary, int index, string scope) => new()
    {
        ["id"] = $"{summary.Path.TraceId}#N{index + 1}",
        ["type"] = index == 0 ? "HYPOTHESIS" : "REPLAY",
        ["provenance"] = new JsonObject { ["consent_scopes"] = new JsonArray(scope) },
    };
}
