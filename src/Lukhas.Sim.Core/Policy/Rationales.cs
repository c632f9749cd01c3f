namespace Lukhas.Sim.Core.Policy;

/// <summary>Why the rules exist that a policy document cannot change.</summary>
internal static class Rationales
{
    public const string Allowed = "No rule of the policy meets the seed.";
    public const string Duress = "A duress or shadow signal halts scheduling.";
    public const string UlTag = "The lane takes no seed that is tagged for root or administration.";
    public const string Consent = "The lane only simulates; it takes no seed that carries consent to act.";
    public const string NodeType = "The lane writes hypotheses and replays only, never decisions or awareness.";
    public const string Anomaly = "The seed holds text that cannot be read safely.";
    public const string StepUpFlag = "The seed itself asks for step-up authentication.";
}
