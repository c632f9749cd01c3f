namespace Lukhas.Sim.Core.Inbox;

/// <summary>Which documents of a tenant are asked for.</summary>
public sealed record DreamFilter
{
    /// <summary>All of them.</summary>
    public static DreamFilter All { get; } = new();

    /// <summary>Those written at or after this time; null for any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Those whose seed has this tag, compared by ordinal; null for any.</summary>
    public string? UlTag { get; init; }

    /// <summary>Those that follow this place, the newest being first; null for the beginning.</summary>
    public DreamPosition? After { get; init; }
}
