namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The scores that the engine can tell, all in [0, 1]; safety is the policy's to tell.</summary>
/// <param name="Utility">The probability of success within deadline and budget.</param>
/// <param name="Risk">1 − (1 − p_fail) · P50 / CVaR95 of the finish; 1 where no rollout succeeded.</param>
/// <param name="Novelty">1 − the weighted Jaccard similarity of criticality vectors.</param>
/// <param name="Coherence">The product of (1 − weight) over the findings.</param>
/// <param name="Confidence">1 − the width of the utility's interval, at most 0.5 for a derived plan.</param>
public sealed record RehearsalScores(double Utility, double Risk, double Novelty, double Coherence, double Confidence);
