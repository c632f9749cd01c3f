using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>What reader and gate make of a body, in one line.</summary>
internal static class SeedOutcome
{
    private const int MaxTold = 5;

    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    public static string Of(byte[] body) => SeedReader.Read(body) switch
    {
        SeedReading.Malformed malformed => $"malformed, {malformed.Detail}",
        SeedReading.Invalid { Errors.Count: > MaxTold } invalid => $"invalid at {invalid.Errors.Count} places",
        SeedReading.Invalid invalid => $"invalid at {string.Join(" and ", invalid.Errors.Select(error => $"\"{error.Pointer}\""))}",
        SeedReading.Valid valid => $"valid, {Told(Gate.Decide(valid.Root))}",
        var other => throw new InvalidOperationException($"{other} is no way to read a seed."),
    };

    private static string Told(PolicyDecision decision) => decision.Kind switch
    {
        PolicyDecisionKind.Deny => $"denied by {decision.Rule}",
        PolicyDecisionKind.StepUp => $"step-up by {decision.Rule}",
        _ => "allowed",
    };
}
