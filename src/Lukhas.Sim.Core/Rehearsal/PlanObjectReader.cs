using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.Core.Seeds.Redaction;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Reads what the objects of a plan are made of: ids, texts, amounts, probabilities and estimates.</summary>
/// <param name="value">The object; anything else is an error.</param>
/// <param name="at">Where it is.</param>
/// <param name="errors">Where errors go.</param>
/// <param name="known">The members it may have.</param>
internal sealed partial class PlanObjectReader(JsonElement value, JsonPointer at, SeedErrors errors, string[] known)
{
    /// <summary>UTF-16 units of a text at most.</summary>
    public const int TextLimit = 512;

    // Far beyond any plan, and small enough that no sum or square of a rehearsal overflows.
    private const double AmountLimit = 1e15;

    /// <summary>The object's members.</summary>
    public SeedMembers Members { get; } = new(value, at, errors, known);

    /// <summary>An id, or null after an error.</summary>
    public string? Id() => Members.Value(PlanMembers.Id, required: true) is { } id ? Id(id, Members.At(PlanMembers.Id)) : null;

    /// <summary>A text of at most 512 characters; null when absent or after an error.</summary>
    public string? Text(string name) => Members.Text(name, 0, TextLimit);

    /// <summary>A whole number from 0 to a limit; 0 when absent or after an error.</summary>
    public int Count(string name, int limit)
    {
        if (Members.Value(name) is not { } number)
            return 0;
        if (number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var count) && count >= 0 && count <= limit)
            return count;
        Members.Add(name, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from 0 to {limit}."));
        return 0;
    }

    /// <summary>An amount; null when absent or after an error.</summary>
    public double? Amount(string name) => Members.Value(name) is { } amount ? Amount(amount, Members.At(name)) : null;

    /// <summary>A probability in [0, 1]; the fallback when absent or after an error.</summary>
    /// <param name="name">The member.</param>
    /// <param name="fallback">What it defaults to; null when it is required.</param>
    public double Probability(string name, double? fallback)
    {
        if (Members.Value(name, required: fallback is null) is not { } number)
            return fallback ?? 0;
        if (number.ValueKind == JsonValueKind.Number && number.GetDouble() is >= 0 and <= 1 and var probability)
            return probability;
        Members.Add(name, "Must be a number from 0 to 1.");
        return fallback ?? 0;
    }

    /// <summary>A number, or an object of min, mode and max; nothing when absent or after an error.</summary>
    public Estimate Estimate(string name, bool required = false)
    {
        if (Members.Value(name, required) is not { } estimate)
            return Rehearsal.Estimate.Zero;
        if (estimate.ValueKind == JsonValueKind.Number)
            return Rehearsal.Estimate.Fixed(Amount(estimate, Members.At(name)) ?? 0);
        if (estimate.ValueKind != JsonValueKind.Object)
        {
            Members.Add(name, "Must be a number, or an object of min, mode and max.");
            return Rehearsal.Estimate.Zero;
        }

        var range = new PlanObjectReader(estimate, Members.At(name), errors, PlanMembers.OfEstimate);
        if (range.RequiredAmounts() is not [var min, var mode, var max])
            return Rehearsal.Estimate.Zero;
        if (min <= mode && mode <= max)
            return new Estimate(min, mode, max);
        Members.Add(name, "Must have min ≤ mode ≤ max.");
        return Rehearsal.Estimate.Zero;
    }

    /// <summary>A list of ids, each with its place; those with an error, or given before, left out.</summary>
    public IReadOnlyList<(string Id, JsonPointer At)> Ids(string name, int maxCount)
    {
        var ids = new List<(string Id, JsonPointer At)>();
        foreach (var (item, itemAt) in Members.Items(name, 0, maxCount))
        {
            if (Id(item, itemAt) is not { } id)
                continue;
            if (ids.Exists(known => known.Id == id))
                errors.Add(itemAt, "Is in the list already.");
            else
                ids.Add((id, itemAt));
        }

        return ids;
    }

    private double[] RequiredAmounts() =>
    [
        .. PlanMembers.OfEstimate
            .Select(name => Members.Value(name, required: true) is { } amount ? Amount(amount, Members.At(name)) : null)
            .OfType<double>(),
    ];

    private string? Id(JsonElement text, JsonPointer textAt)
    {
        if (text.ValueKind != JsonValueKind.String || text.GetString() is not { } id || !IdPattern().IsMatch(id))
        {
            errors.Add(textAt, "Must be an id: 1 to 64 letters, digits, hyphens or underscores.");
            return null;
        }

        // An id is told again as it is, so it cannot be redacted: one that would have to be is refused.
        if (Redactor.Text(id) == id)
            return id;
        errors.Add(textAt, "Must not look like a phone number or a secret.");
        return null;
    }

    // A number too large for a double reads as infinite, which the limit refuses with the rest.
    private double? Amount(JsonElement number, JsonPointer numberAt)
    {
        if (number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var amount) && amount is >= 0 and <= AmountLimit)
            return amount;
        errors.Add(numberAt, "Must be a number from 0 to 1e15.");
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
