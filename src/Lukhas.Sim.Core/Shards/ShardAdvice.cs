using System.Globalization;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Puts a rehearsal's findings into words that a planner can act on.</summary>
internal static class ShardAdvice
{
    public static IReadOnlyList<string> Assumptions(Variant variant, PlanBasis basis)
    {
        IReadOnlyList<string> assumptions = variant switch
        {
            Variant.Optimistic =>
            [
                "Every estimate's worst case moves halfway to its likeliest value.",
                "Failures and risks are half as likely as stated.",
                "Nothing systemic delays all steps together.",
            ],
            Variant.Baseline =>
            [
                "Estimates, failures and risks are taken as stated.",
                "A systemic factor with a spread of 10 % moves all durations and costs together.",
            ],
            Variant.Adversarial =>
            [
                "Every estimate's worst case lies half as far again from its likeliest value.",
                "Failures and risks are twice as likely as stated.",
                "A systemic factor with a spread of 25 % moves all durations and costs together.",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(variant)),
        };
        return basis == PlanBasis.Plan
            ? assumptions
            : [.. assumptions, "The plan was derived from the goal with wide, generic estimates: replace them with your own."];
    }

    /// <summary>How the plan would be known to be done: step by step, then as a whole.</summary>
    public static IReadOnlyList<string> Verification(Plan plan)
    {
        var checks = plan.Steps.Where(step => step.Verify is not null).Select(step => $"{step.Title}: {step.Verify}").ToList();
        if (plan.Deadline is { } deadline)
            checks.Add(string.Create(CultureInfo.InvariantCulture, $"The whole: finished by {deadline:#,0.##} {plan.Unit}."));
        if (plan.Budget is { } budget)
            checks.Add(string.Create(CultureInfo.InvariantCulture, $"The whole: cost at most {budget:#,0.##}."));
        return checks;
    }

    /// <summary>What to do about a driver.</summary>
    public static string For(Plan plan, Lever lever)
    {
        if (lever.Kind == DriverKind.Step)
            return $"Narrow “{Title(plan, lever)}”: split it, try it early, or free a second pair of hands, so that it takes its likeliest time.";
        var risk = plan.Risks.First(risk => risk.Id == lever.Driver);
        return risk.Mitigation is { } mitigation
            ? $"Do this first: {Sentence(mitigation)}"
            : $"Nobody has said what is done about “{risk.Title}”: find a mitigation first.";
    }

    /// <summary>A mitigation as the end of a sentence, however the caller ended it.</summary>
    private static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed is [.., '.' or '!' or '?'] ? trimmed : $"{trimmed}.";

    /// <summary>What a person calls a driver.</summary>
    public static string Title(Plan plan, Lever lever) => lever.Kind == DriverKind.Step
        ? plan.Steps.First(step => step.Id == lever.Driver).Title
        : plan.Risks.First(risk => risk.Id == lever.Driver).Title;
}
