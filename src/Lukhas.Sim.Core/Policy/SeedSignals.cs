using System.Text.Json;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>The rules about a seed's own members: duress, tags, consent, node types and the step-up flag.</summary>
/// <remarks>Each tells the pointer of the first field that meets its rule, or null.</remarks>
internal sealed class SeedSignals(PolicyDocument policy, TextFolder folder)
{
    private static readonly SeedField Constraints = SeedField.Root.Member("constraints");

    private readonly Identifiers _duressFlags = new(folder, policy.DuressFlags);
    private readonly Identifiers _stepUpFlags = new(folder, policy.StepUpFlags);
    private readonly Identifiers _ulTags = new(folder, policy.ForbiddenUlTags);
    private readonly Identifiers _scopes = new(folder, policy.ForbiddenConsentScopes);
    private readonly Identifiers _nodeTypes = new(folder, policy.ForbiddenNodeTypes);
    private readonly Identifiers _nodeTypeMembers = new(folder, ["node_type", "node_types", "type"]);

    public string? Duress(JsonElement seed) => Flag(seed, _duressFlags);

    public string? StepUp(JsonElement seed) => Flag(seed, _stepUpFlags);

    public string? UlTag(JsonElement seed) => Find(Members(seed, "ul_tags"), _ulTags, SeedField.Root.Member("ul_tags"));

    public string? Consent(JsonElement seed) =>
        Find(Members(seed, "constraints", "consent", "scopes"), _scopes, Constraints.Member("consent").Member("scopes"));

    public string? NodeType(JsonElement seed) => ForbiddenRequest(seed) ?? ForbiddenMember(seed, SeedField.Root);

    private string? ForbiddenRequest(JsonElement seed)
    {
        var field = Constraints.Member("node_types");
        foreach (var types in Members(seed, "constraints", "node_types").Where(types => types.ValueKind != JsonValueKind.Null))
        {
            // A value that is no list is one that is not understood.
            if (types.ValueKind != JsonValueKind.Array)
                return field.Pointer;
            var index = 0;
            foreach (var type in types.EnumerateArray())
            {
                if (type.ValueKind != JsonValueKind.String || !policy.AllowedNodeTypes.Contains(SafeJson.Text(type)))
                    return field.Item(index).Pointer;
                index++;
            }
        }

        return null;
    }

    // Within the depth that SeedTexts has found to be safe.
    private string? ForbiddenMember(JsonElement value, SeedField field)
    {
        var index = 0;
        foreach (var item in SafeJson.Items(value))
        {
            if (ForbiddenMember(item, field.Item(index++)) is { } found)
                return found;
        }

        foreach (var (name, member) in SafeJson.Members(value))
        {
            var inner = field.Member(name);
            var found = _nodeTypeMembers.Contains(name) ? Find([member], _nodeTypes, inner) : null;
            if ((found ?? ForbiddenMember(member, inner)) is { } forbidden)
                return forbidden;
        }

        return null;
    }

    // The key is what meets the rule, so its parent is told.
    private static string? Flag(JsonElement seed, Identifiers names) =>
        Members(seed, "constraints", "flags").SelectMany(SafeJson.Members)
            .Any(flag => names.Contains(flag.Name) && IsRaised(flag.Value))
            ? Constraints.Member("flags").Pointer
            : null;

    private static bool IsRaised(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.String => SafeJson.Text(value) != "",
        JsonValueKind.Number => !IsZero(value.GetRawText()),
        _ => true,
    };

    // By its digits: 1e-400 is not zero, though a double would say so.
    private static bool IsZero(string number) =>
        number.TakeWhile(unit => unit is not ('e' or 'E')).All(unit => unit is not (>= '1' and <= '9'));

    private static string? Find(IEnumerable<JsonElement> values, Identifiers names, SeedField field)
    {
        foreach (var value in values)
        {
            if (value.ValueKind == JsonValueKind.String && SafeJson.Text(value) is { } text && names.Contains(text))
                return field.Pointer;
            var index = 0;
            foreach (var item in SafeJson.Items(value))
            {
                if (Find([item], names, field.Item(index++)) is { } found)
                    return found;
            }
        }

        return null;
    }

    // Every member of the name, not the last one: a repeated key must not hide the first.
    private static IEnumerable<JsonElement> Members(JsonElement value, params ReadOnlySpan<string> path)
    {
        IEnumerable<JsonElement> found = [value];
        foreach (var name in path)
            found = [.. found.SelectMany(SafeJson.Members).Where(member => member.Name == name).Select(member => member.Value)];
        return found;
    }
}
