using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>A place in the order that a tenant's documents are listed in: by the time they were written, then by trace id.</summary>
/// <param name="SavedAt">When the document was written.</param>
/// <param name="TraceId">Its trace.</param>
public readonly record struct DreamPosition(DateTimeOffset SavedAt, TraceId TraceId) : IComparable<DreamPosition>
{
    /// <summary>Whether the left one is the older.</summary>
    /// <param name="left">A position.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(DreamPosition left, DreamPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is the newer.</summary>
    /// <param name="left">A position.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(DreamPosition left, DreamPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is the older, or both are the same.</summary>
    /// <param name="left">A position.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(DreamPosition left, DreamPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is the newer, or both are the same.</summary>
    /// <param name="left">A position.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(DreamPosition left, DreamPosition right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(DreamPosition other) => SavedAt.CompareTo(other.SavedAt) is var byTime and not 0
        ? byTime
        : string.CompareOrdinal(TraceId.Value, other.TraceId.Value);
}
