namespace Lukhas.Sim.Core.Audit;

/// <summary>What is wrong with records of a chain.</summary>
public enum AuditProblemKind
{
    /// <summary>Records are not as they were written.</summary>
    Changed,

    /// <summary>Records are not there, though later ones are.</summary>
    Missing,

    /// <summary>A record is not in its place.</summary>
    Reordered,

    /// <summary>A record is there more than once.</summary>
    Repeated,

    /// <summary>A record is of another chain.</summary>
    Foreign,

    /// <summary>The last line breaks off.</summary>
    Torn,

    /// <summary>There are lines, and none of them is a record.</summary>
    NotAChain,
}
