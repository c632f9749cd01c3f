using System.Globalization;

namespace Lukhas.Sim.Core.Audit;

/// <summary>Something that is wrong with a chain.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="First">The first record that it concerns, by its number; a foreign one stands before the record of this number. 1 for what is no chain.</param>
/// <param name="Last">The last record that it concerns; for what is no chain the number of its lines.</param>
public sealed record AuditProblem(AuditProblemKind Kind, long First, long Last)
{
    /// <summary>The problem as a sentence.</summary>
    public string Message => Kind switch
    {
        AuditProblemKind.Changed when First == Last => $"{Records} was changed.",
        AuditProblemKind.Changed => $"{Records} were changed.",
        AuditProblemKind.Missing when First == Last => $"{Records} is missing.",
        AuditProblemKind.Missing => $"{Records} are missing.",
        AuditProblemKind.Reordered => $"{Records} is not in its place.",
        AuditProblemKind.Repeated => $"{Records} is there more than once.",
        AuditProblemKind.Foreign => string.Create(CultureInfo.InvariantCulture, $"What stands before record {First} is of another chain."),
        AuditProblemKind.Torn => $"{Records} breaks off.",

        // Whoever saves a chain in an editor may get these line ends, and see no difference.
        AuditProblemKind.NotAChain => string.Create(CultureInfo.InvariantCulture, $"No line of {Last} is a record; one that ends in CR LF is none."),
        _ => throw new InvalidOperationException($"{Kind} is no problem of a chain."),
    };

    private string Records => First == Last
        ? string.Create(CultureInfo.InvariantCulture, $"Record {First}")
        : string.Create(CultureInfo.InvariantCulture, $"Records {First} to {Last}");
}
