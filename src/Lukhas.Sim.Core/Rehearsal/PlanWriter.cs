using System.Text.Json;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Writes a plan as <see cref="PlanReader"/> reads it.</summary>
public static class PlanWriter
{
    /// <summary>Writes a plan as one JSON object; members at their default are left out.</summary>
    /// <param name="writer">Where an object may begin.</param>
    /// <param name="plan">A valid plan.</param>
    public static void Write(Utf8JsonWriter writer, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(plan);
        writer.WriteStartObject();
        writer.WriteString(PlanMembers.Unit, plan.Unit);
        if (plan.Deadline is { } deadline)
            writer.WriteNumber(PlanMembers.Deadline, deadline);
        if (plan.Budget is { } budget)
            writer.WriteNumber(PlanMembers.Budget, budget);
        writer.WriteStartArray(PlanMembers.Steps);
        foreach (var step in plan.Steps)
            Write(writer, step);
        writer.WriteEndArray();
        if (plan.Risks.Count > 0)
        {
            writer.WriteStartArray(PlanMembers.Risks);
            foreach (var risk in plan.Risks)
                Write(writer, risk);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanStep step)
    {
        writer.WriteStartObject();
        writer.WriteString(PlanMembers.Id, step.Id);
        writer.WriteString(PlanMembers.Title, step.Title);
        WriteIds(writer, PlanMembers.After, step.After);
        Write(writer, PlanMembers.Duration, step.Duration);
        if (step.Cost != Estimate.Zero)
            Write(writer, PlanMembers.Cost, step.Cost);
        if (step.Success < 1)
            writer.WriteNumber(PlanMembers.Success, step.Success);
        if (step.Retries > 0)
            writer.WriteNumber(PlanMembers.Retries, step.Retries);
        if (step.Verify is not null)
            writer.WriteString(PlanMembers.Verify, step.Verify);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanRisk risk)
    {
        writer.WriteStartObject();
        writer.WriteString(PlanMembers.Id, risk.Id);
        writer.WriteString(PlanMembers.Title, risk.Title);
        writer.WriteNumber(PlanMembers.Probability, risk.Probability);
        WriteIds(writer, PlanMembers.Steps, risk.Steps);
        if (risk.Delay != Estimate.Zero)
            Write(writer, PlanMembers.Delay, risk.Delay);
        if (risk.Cost != Estimate.Zero)
            Write(writer, PlanMembers.Cost, risk.Cost);
        if (risk.Fatal)
            writer.WriteBoolean(PlanMembers.Fatal, risk.Fatal);
        if (risk.Mitigation is not null)
            writer.WriteString(PlanMembers.Mitigation, risk.Mitigation);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Estimate estimate)
    {
        if (estimate.IsFixed)
        {
            writer.WriteNumber(name, estimate.Mode);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber(PlanMembers.Min, estimate.Min);
        writer.WriteNumber(PlanMembers.Mode, estimate.Mode);
        writer.WriteNumber(PlanMembers.Max, estimate.Max);
        writer.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter writer, string name, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var id in ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }
}
