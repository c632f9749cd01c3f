namespace Lukhas.Sim.Core.Policy;

/// <summary>What every policy document must hold: an operator's document may only add to it.</summary>
internal static class PolicyFloor
{
    public static IReadOnlyList<string> DuressFlags { get; } = ["duress", "duress_active", "shadow"];

    public static IReadOnlyList<string> UlTags { get; } = ["ΛROOT", "ΛADMIN"];

    public static IReadOnlyList<string> ConsentScopes { get; } = ["adapter.write", "email.send", "cloud.delete"];

    public static IReadOnlyList<string> NodeTypes { get; } = ["DECISION", "AWARENESS"];

    /// <summary>The only node types that a seed may ask for; a document cannot add to these.</summary>
    public static IReadOnlyList<string> WritableNodeTypes { get; } = ["HYPOTHESIS", "REPLAY"];

    public static IReadOnlyList<string> StepUpFlags { get; } = ["require_step_up"];

    public static IReadOnlyList<string> Destructive { get; } =
    [
        @"\b(drop|delete|wipe|erase)\b.*\b(all|everything|entire|full)\b",
        @"\b(exfiltrate|dump)\b.*\b(dataset|pii|secrets?)\b",
    ];

    public static IReadOnlyList<string> StepUp { get; } =
    [
        @"\bproduction\b",
        @"\broot\b",
        @"\brotate keys\b",
        @"\bdelete account\b",
        @"\bmass\b.*\bemail\b",
        @"\bbulk\b.*\baction\b",
    ];
}
