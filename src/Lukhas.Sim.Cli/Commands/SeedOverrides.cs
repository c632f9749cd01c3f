using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>Constraints from the command line, put in place of a seed's own.</summary>
/// <param name="RandomSeed">Replaces <c>constraints.random_seed</c>; null to leave it.</param>
/// <param name="Rollouts">Replaces <c>constraints.budgets.rollouts</c>; null to leave it.</param>
internal sealed record SeedOverrides(string? RandomSeed, int? Rollouts)
{
    /// <summary>The seed with the overrides; unchanged where it is not JSON as the lane reads it, for the lane to say so.</summary>
    public ReadOnlyMemory<byte> ApplyTo(ReadOnlyMemory<byte> seed)
    {
        if ((RandomSeed is null && Rollouts is null) || Parse(seed) is not { } members || Child(members, "constraints") is not { } constraints)
            return seed;
        if (RandomSeed is not null)
            constraints["random_seed"] = RandomSeed;
        if (Rollouts is not null && Child(constraints, "budgets") is { } budgets)
            budgets["rollouts"] = Rollouts;
        return Encoding.UTF8.GetBytes(members.ToJsonString());
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> seed)
    {
        try
        {
            return JsonNode.Parse(seed.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            // The lane names the place; to tell it twice would be to tell it in two ways.
            return null;
        }
    }

    private static JsonObject? Child(JsonObject parent, string name)
    {
        if (!parent.ContainsKey(name))
            parent[name] = new JsonObject();
        return parent[name] as JsonObject;
    }
}
