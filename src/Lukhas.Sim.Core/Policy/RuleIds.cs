namespace Lukhas.Sim.Core.Policy;

/// <summary>The ids of the rules that every policy has.</summary>
public static class RuleIds
{
    /// <summary>A duress or shadow signal.</summary>
    public const string Duress = "duress";

    /// <summary>A root or administrator tag.</summary>
    public const string UlTag = "ul-tag";

    /// <summary>Consent to an act.</summary>
    public const string Consent = "consent";

    /// <summary>A node type that the lane may not write.</summary>
    public const string NodeType = "node-type";

    /// <summary>Text that could not be read safely.</summary>
    public const string Anomaly = "anomaly";

    /// <summary>A destructive intent in bulk.</summary>
    public const string Destructive = "destructive";

    /// <summary>A high-impact intent.</summary>
    public const string StepUp = "step-up";
}
