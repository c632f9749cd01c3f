using System.Globalization;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Says in a sentence or two what a variant's rehearsal came to.</summary>
internal static class ShardSummary
{
    private const int GoalChars = 80;

    public static string Of(string goal, Plan plan, VariantReport variant) =>
        $"{Short(goal)}: {Chance(plan, variant)} under {variant.Variant.Word()} assumptions.{Drivers(plan, variant)}";

    private static string Chance(Plan plan, VariantReport variant)
    {
        if (variant.Finish is not { } finish)
            return "no rollout succeeded";
        var target = (plan.Deadline, plan.Budget) switch
        {
            ({ } deadline, { } budget) => $"by {Number(deadline)} {plan.Unit} and within a cost of {Number(budget)}",
            ({ } deadline, null) => $"by {Number(deadline)} {plan.Unit}",
            (null, { } budget) => $"within a cost of {Number(budget)}",
            _ => "at all",
        };
        return $"{Percent(variant.OnTarget.Value)} likely to be done {target}; half of the successful runs finish by {Number(finish.P50)} {plan.Unit}, four in five by {Number(finish.P80)}";
    }

    private static string Drivers(Plan plan, VariantReport variant) => variant.Levers switch
    {
        [{ UtilityGain: > 0 } first, ..] =>
            $" What would help most: {ShardAdvice.Title(plan, first)} (+{Number(first.UtilityGain * 100)} points).",
        [{ P80Gain: > 0 } first, ..] =>
            $" What would help most: {ShardAdvice.Title(plan, first)} ({Number(first.P80Gain)} {plan.Unit} sooner, four times in five).",
        _ => "",
    };

    private static string Short(string goal)
    {
        var line = string.Join(' ', goal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', '?', ':', ';');
        if (line.Length <= GoalChars)
            return line;
        var cut = line.LastIndexOf(' ', GoalChars);
        if (cut <= 0)
            cut = char.IsHighSurrogate(line[GoalChars - 1]) ? GoalChars - 1 : GoalChars;
        return line[..cut] + "…";
    }

    private static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "less than 0.1 %",
        > 0.999 and < 1 => "more than 99.9 %",
        _ => $"{Number(share * 100)} %",
    };

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "N0" : "#,0.#", CultureInfo.InvariantCulture);
}
