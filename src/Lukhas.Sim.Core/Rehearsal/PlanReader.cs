using System.Text.Json;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Reads a plan from JSON and checks all of it.</summary>
public static class PlanReader
{
    /// <summary>UTF-16 units of the name of a plan's unit at most.</summary>
    public const int MaxUnitLength = 32;

    private const int MaxSteps = 256;
    private const int MaxRisks = 64;
    private const int MaxPredecessors = 32;
    private const int MaxRetries = 100;
    private const int MaxCycleIdsTold = 12;

    /// <summary>Reads a plan.</summary>
    /// <param name="plan">The plan's JSON.</param>
    /// <param name="at">Where in the seed it is.</param>
    /// <param name="errors">Where every error goes, in no particular order; messages hold no text of the seed but well-formed ids.</param>
    /// <returns>The plan; null when anything is wrong with it.</returns>
    public static Plan? Read(JsonElement plan, JsonPointer at, SeedErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);

        // Counted apart, since what the caller collects may be full already.
        var found = new SeedErrors();
        var read = ReadPlan(plan, at, found);
        foreach (var error in found.All)
            errors.Add(new JsonPointer(error.Pointer), error.Message);
        return found.Any ? null : read;
    }

    private static Plan? ReadPlan(JsonElement json, JsonPointer at, SeedErrors errors)
    {
        var reader = new PlanObjectReader(json, at, errors, PlanMembers.OfPlan);
        if (!reader.Members.IsObject)
            return null;
        var steps = reader.Members.Items(PlanMembers.Steps, 1, MaxSteps).Select(item => ReadStep(item.Value, item.At, errors)).ToArray();
        var risks = reader.Members.Items(PlanMembers.Risks, 0, MaxRisks).Select(item => ReadRisk(item.Value, item.At, errors)).ToArray();
        var stepIndexes = IndexIds(steps.Select(step => step.Step.Id), at.Member(PlanMembers.Steps), errors);
        IndexIds(risks.Select(risk => risk.Risk.Id), at.Member(PlanMembers.Risks), errors);
        foreach (var reference in steps.SelectMany(step => step.After).Concat(risks.SelectMany(risk => risk.Steps)))
        {
            if (!stepIndexes.ContainsKey(reference.Id))
                errors.Add(reference.At, "Must be the id of a step of the plan.");
        }

        AddCycles([.. steps.Select(step => step.Step)], stepIndexes, at.Member(PlanMembers.Steps), errors);
        return new Plan
        {
            Unit = reader.Members.Text(PlanMembers.Unit, 1, MaxUnitLength) ?? "hours",
            Deadline = reader.Amount(PlanMembers.Deadline),
            Budget = reader.Amount(PlanMembers.Budget),
            Steps = [.. steps.Select(step => step.Step)],
            Risks = [.. risks.Select(risk => risk.Risk)],
        };
    }

    private static (PlanStep Step, IReadOnlyList<(string Id, JsonPointer At)> After) ReadStep(
        JsonElement json, JsonPointer at, SeedErrors errors)
    {
        var reader = new PlanObjectReader(json, at, errors, PlanMembers.OfStep);
        var id = reader.Id() ?? "";
        var after = reader.Ids(PlanMembers.After, MaxPredecessors);
        var step = new PlanStep
        {
            Id = id,
            Title = reader.Text(PlanMembers.Title) ?? id,
            After = [.. after.Select(reference => reference.Id)],
            Duration = reader.Estimate(PlanMembers.Duration, required: true),
            Cost = reader.Estimate(PlanMembers.Cost),
            Success = reader.Probability(PlanMembers.Success, fallback: 1),
            Retries = reader.Count(PlanMembers.Retries, MaxRetries),
            Verify = reader.Text(PlanMembers.Verify),
        };
        return (step, after);
    }

    private static (PlanRisk Risk, IReadOnlyList<(string Id, JsonPointer At)> Steps) ReadRisk(
        JsonElement json, JsonPointer at, SeedErrors errors)
    {
        var reader = new PlanObjectReader(json, at, errors, PlanMembers.OfRisk);
        var id = reader.Id() ?? "";
        var steps = reader.Ids(PlanMembers.Steps, MaxSteps);
        var risk = new PlanRisk
        {
            Id = id,
            Title = reader.Text(PlanMembers.Title) ?? id,
            Probability = reader.Probability(PlanMembers.Probability, fallback: null),
            Steps = [.. steps.Select(reference => reference.Id)],
            Delay = reader.Estimate(PlanMembers.Delay),
            Cost = reader.Estimate(PlanMembers.Cost),
            Fatal = reader.Members.Flag(PlanMembers.Fatal),
            Mitigation = reader.Text(PlanMembers.Mitigation),
        };
        return (risk, steps);
    }

    private static Dictionary<string, int> IndexIds(IEnumerable<string> ids, JsonPointer at, SeedErrors errors)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index().Where(item => item.Item.Length > 0))
        {
            if (!indexes.TryAdd(id, index))
                errors.Add(at.Item(index).Member(PlanMembers.Id), "Is the id of an earlier one.");
        }

        return indexes;
    }

    private static void AddCycles(PlanStep[] steps, Dictionary<string, int> indexes, JsonPointer at, SeedErrors errors)
    {
        var predecessors = steps
            .Select(step => step.After.Where(indexes.ContainsKey).Select(id => indexes[id]).ToArray())
            .ToArray();
        foreach (var cycle in PlanGraph.Sort(predecessors).Cycles)
        {
            var named = string.Join(", ", cycle.Take(MaxCycleIdsTold).Select(step => steps[step].Id));
            var rest = cycle.Length > MaxCycleIdsTold ? $" and {cycle.Length - MaxCycleIdsTold} more" : "";
            errors.Add(
                at.Item(cycle[0]).Member(PlanMembers.After),
                cycle.Length == 1
                    ? $"The step {named} waits for itself."
                    : $"Steps wait for each other in a cycle, each for the next: {named}{rest}.");
        }
    }
}
