namespace Lukhas.Sim.Core.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Name">Which chain it is; null where neither its place nor any record tells.</param>
/// <param name="Records">How many of its records are as they were written.</param>
/// <param name="LastHash">The hash of the last of these; null without any.</param>
/// <param name="Problems">What is wrong, by the number of the record.</param>
public sealed record AuditReport(AuditChainName? Name, long Records, string? LastHash, IReadOnlyList<AuditProblem> Problems)
{
    /// <summary>Whether there is nothing at all, which is no problem: a process that ends before its first append leaves a chain like that.</summary>
    public bool IsEmpty => Records == 0 && Problems.Count == 0;
}
