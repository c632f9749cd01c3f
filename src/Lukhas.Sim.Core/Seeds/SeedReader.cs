using System.Globalization;
using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>Reads a seed from a request's body, with everything that is wrong with it at once.</summary>
public static class SeedReader
{
    /// <summary>UTF-16 units of a goal at most.</summary>
    public const int MaxGoalUnits = 8_192;

    /// <summary>Items of a list of strings at most.</summary>
    public const int MaxItems = 50;

    /// <summary>UTF-16 units of a tag and of a random seed at most.</summary>
    public const int MaxTagUnits = 64;

    /// <summary>Reads a seed.</summary>
    /// <param name="utf8">The body.</param>
    public static SeedReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (StrictJson.TryParse(utf8, out var root) is { } malformed)
            return new SeedReading.Malformed(malformed);
        var errors = new SeedErrors();
        var seed = Read(root, errors);
        return seed is null || errors.Any ? new SeedReading.Invalid(errors.All) : new SeedReading.Valid(root, seed);
    }

    /// <summary>Reads the members of a seed.</summary>
    /// <param name="root">The whole document.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="ownMembers">Members that only a stored seed has.</param>
    /// <returns>The seed; meaningless when there are errors.</returns>
    internal static Seed? Read(JsonElement root, SeedErrors errors, params ReadOnlySpan<string> ownMembers)
    {
        var members = new SeedMembers(root, JsonPointer.Root, errors, ["goal", "plan", "context", "ul_tags", "constraints", .. ownMembers]);
        if (!members.IsObject)
            return null;
        return new Seed
        {
            Goal = Goal(members),
            Plan = members.Value("plan") is { } plan ? PlanReader.Read(plan, members.At("plan"), errors) : null,
            Context = members.Object("context"),
            UlTags = members.Strings("ul_tags", MaxItems, MaxTagUnits),
            Constraints = members.Value("constraints") is { } constraints
                ? ConstraintsReader.Read(constraints, members.At("constraints"), errors)
                : new SeedConstraints(),
        };
    }

    private static string Goal(SeedMembers members)
    {
        var goal = members.Text("goal", 1, MaxGoalUnits, required: true);
        if (goal is not null && goal.All(IsBlank))
            members.Add("goal", "Must not be blank.");
        return goal ?? "";
    }

    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
