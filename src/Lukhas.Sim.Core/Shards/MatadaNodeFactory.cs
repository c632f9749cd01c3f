using System.Security.Cryptography;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Makes the MATADA nodes of a trace, one per shard.</summary>
public static class MatadaNodeFactory
{
    /// <summary>Nodes of a job at most.</summary>
    public const int MaxNodes = 256;

    /// <summary>Makes the nodes; none for a job that lacks a step-up which policy asked for, or whose caller wants other types only.</summary>
    /// <param name="job">The job that is being collected.</param>
    /// <param name="shards">Its shards.</param>
    /// <param name="report">The rehearsal they were made of.</param>
    /// <param name="capabilities">The scopes that were used; at least one.</param>
    public static IReadOnlyList<MatadaNode> Make(
        Job job, IReadOnlyList<DreamShard> shards, RehearsalReport report, IReadOnlyList<string> capabilities)
    {
        if (job.LacksStepUp || !Wants(job.Seed.Constraints.NodeTypes, MatadaNodeType.Hypothesis))
            return [];
        var evidence = Evidence(job);
        return [.. shards.Zip(report.Variants, (shard, variant) => new MatadaNode
        {
            Id = Id(shard),
            Type = MatadaNodeType.Hypothesis,
            Labels =
            [
                $"sim:variant={shard.Variant}@1",
                $"sim:basis={shard.SeedMeta.Basis}@1",
                $"sim:engine={shard.SeedMeta.Engine.Replace('/', '-')}@1",
            ],
            State = new MatadaState(
                Figures.Share(variant.Scores.Confidence),
                Figures.Share(Math.Max(shard.Scores.Risk, 1 - shard.Scores.Utility)),
                shard.Scores.Risk,
                shard.Scores.Utility,
                shard.Scores.Novelty),
            Timestamps = new MatadaTimestamps(shard.Timestamp),
            Provenance = new MatadaProvenance
            {
                Capabilities = capabilities,
                Tenant = job.Tenant.Value,
                TraceId = job.TraceId.Value,
                ConsentScopes = job.Seed.Constraints.ConsentScopes,
                PolicyVersion = job.PolicyVersion,
            },
            Links = [.. shards.Where(other => other.Index != shard.Index).Select(other => Link(shard, other))],
            Evidence = evidence,
        })];
    }

    /// <summary>A caller who names no types wants whatever there is.</summary>
    private static bool Wants(IReadOnlyList<string> types, MatadaNodeType type) =>
        types.Count == 0 || types.Contains(type.Name, StringComparer.Ordinal);

    private static string Id(DreamShard shard) => $"{shard.TraceId}#N{shard.Index + 1}";

    private static MatadaLink Link(DreamShard from, DreamShard to) =>
        new(Id(to), Figures.Share(1 - Math.Abs(from.Scores.Utility - to.Scores.Utility)));

    private static IReadOnlyList<MatadaEvidence> Evidence(Job job) =>
    [
        new MatadaEvidence("trace") { Uri = $"lukhas://traces/{job.TraceId}" },
        new MatadaEvidence("input_key") { Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(SeedJson.Write(job.Seed).Span))}" },
        new MatadaEvidence("artifact") { Uri = $"lukhas://inbox/{new DreamPath(job.Tenant, job.TraceId)}" },
    ];
}
