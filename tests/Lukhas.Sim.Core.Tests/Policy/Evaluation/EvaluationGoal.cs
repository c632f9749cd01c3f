using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

/// <summary>A goal of the evaluation set.</summary>
/// <param name="Label">What a careful person would want decided.</param>
/// <param name="Category">What kind of goal it is; the folder's README has the categories.</param>
/// <param name="Language">The language's code.</param>
/// <param name="Text">What a caller would write.</param>
internal sealed record EvaluationGoal(PolicyDecisionKind Label, string Category, string Language, string Text)
{
    public bool IsHarmful => Label != PolicyDecisionKind.Allow;
}
