using System.Globalization;
using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds.Redaction;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>Reads a seed's constraints.</summary>
internal static class ConstraintsReader
{
    public static SeedConstraints Read(JsonElement element, JsonPointer at, SeedErrors errors)
    {
        var members = new SeedMembers(element, at, errors, "flags", "consent", "budgets", "random_seed", "node_types");
        return new SeedConstraints
        {
            Flags = members.Object("flags"),
            ConsentScopes = members.Value("consent") is { } consent ? Consent(consent, members.At("consent"), errors) : [],
            Budget = members.Value("budgets") is { } budgets ? Budget(budgets, members.At("budgets"), errors) : new RehearsalBudget(),
            RandomSeed = RandomSeed(members),
            NodeTypes = members.Strings("node_types", SeedReader.MaxItems),
        };
    }

    private static IReadOnlyList<string> Consent(JsonElement element, JsonPointer at, SeedErrors errors) =>
        new SeedMembers(element, at, errors, "scopes").Strings("scopes", SeedReader.MaxItems);

    private static RehearsalBudget Budget(JsonElement element, JsonPointer at, SeedErrors errors)
    {
        var members = new SeedMembers(element, at, errors, "rollouts", "seconds", "tokens", "max_rollouts");

        // Existing LUKHAS callers send these two; no model is called and there are always three variants, so only their type is checked.
        members.Number("tokens");
        members.Number("max_rollouts");

        var rollouts = members.Number("rollouts") ?? RehearsalBudget.DefaultRollouts;
        var wholeRollouts = double.IsInteger(rollouts) && rollouts is >= RehearsalBudget.MinRollouts and <= RehearsalBudget.MaxRollouts;
        if (!wholeRollouts)
            members.Add("rollouts", string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {RehearsalBudget.MinRollouts} to {RehearsalBudget.MaxRollouts}."));
        var seconds = members.Number("seconds") ?? RehearsalBudget.DefaultSeconds;
        if (seconds is not (> 0 and <= RehearsalBudget.MaxSeconds))
            members.Add("seconds", string.Create(CultureInfo.InvariantCulture, $"Must be above 0 and at most {RehearsalBudget.MaxSeconds}."));
        return new RehearsalBudget(wholeRollouts ? (int)rollouts : RehearsalBudget.DefaultRollouts, seconds);
    }

    /// <summary>It is told again in every shard as it is, so it cannot be redacted: one that would have to be is refused.</summary>
    private static string? Harmless(string? randomSeed, SeedMembers members)
    {
        if (randomSeed is not null && Redactor.Text(randomSeed) != randomSeed)
            members.Add("random_seed", "Must not look like an address, a phone number or a secret.");
        return randomSeed;
    }

    private static string? RandomSeed(SeedMembers members)
    {
        switch (members.Value("random_seed"))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String }:
                return Harmless(members.Text("random_seed", 0, SeedReader.MaxTagUnits), members);
            case { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var integer):
                return integer.ToString(CultureInfo.InvariantCulture);
            default:
                members.Add("random_seed", "Must be a string or a 64-bit integer.");
                return null;
        }
    }
}
