namespace Lukhas.Sim.TestKit.Policy;

/// <summary>A word of the policy in a text.</summary>
/// <param name="Start">Where it starts among the text's letters and digits.</param>
/// <param name="End">Where what follows it starts.</param>
/// <param name="Form">The word; a stem or part with its star.</param>
internal sealed record ReferenceWord(int Start, int End, string Form);
