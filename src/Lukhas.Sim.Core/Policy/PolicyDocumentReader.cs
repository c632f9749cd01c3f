using System.Text.Json;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Reads a policy document and checks that it keeps the floor; all errors at once.</summary>
internal sealed class PolicyDocumentReader
{
    private const string Extends = "extends";
    private const string TheDefault = "default";

    private static readonly string[] Contents =
    [
        "duress_flags", "step_up_flags", "forbidden_ul_tags", "forbidden_consent_scopes",
        "allowed_node_types", "forbidden_node_types", "words", "rules", "cautions",
    ];

    private readonly PolicyErrors _errors = new();

    /// <exception cref="PolicyFormatException">The document is not valid.</exception>
    public PolicyDocument Read(JsonElement json)
    {
        var root = new PolicyMember(json, () => Seeds.JsonPointer.Root, _errors);
        var document = root.Has(Extends) ? ReadExtension(root) : ReadWhole(root);
        return _errors.None ? document : throw new PolicyFormatException(_errors.All);
    }

    private PolicyDocument ReadWhole(PolicyMember root)
    {
        root.RequireObject(["version", .. Contents]);
        var words = new PolicyWordsReader(_errors).Read(root.Member("words"));
        RequireFewLanguages(root, words);
        var rules = new PolicyRulesReader(words, _errors).Read(root.Member("rules"), inherited: []);
        PolicyRulesReader.RequireFloor(root.Member("rules").Pointer, rules, _errors);
        return new PolicyDocument
        {
            Version = root.Member("version").Text(),
            DuressFlags = ReadFloored(root.Member("duress_flags"), PolicyFloor.DuressFlags),
            StepUpFlags = ReadFloored(root.Member("step_up_flags"), PolicyFloor.StepUpFlags),
            ForbiddenUlTags = ReadFloored(root.Member("forbidden_ul_tags"), PolicyFloor.UlTags),
            ForbiddenConsentScopes = ReadFloored(root.Member("forbidden_consent_scopes"), PolicyFloor.ConsentScopes),
            AllowedNodeTypes = ReadAllowedNodeTypes(root.Member("allowed_node_types")),
            ForbiddenNodeTypes = ReadFloored(root.Member("forbidden_node_types"), PolicyFloor.NodeTypes),
            Words = words,
            Rules = rules,
            Cautions = [.. root.Member("cautions").Items().Select(ReadCaution)],
        };
    }

    // What the embedded document holds, and what this one adds to it.
    private PolicyDocument ReadExtension(PolicyMember root)
    {
        root.RequireObject(["version", Extends], optional: Contents);
        if (root.Member(Extends).Text() != TheDefault)
            _errors.Add(root.Member(Extends).Pointer, $"must be {TheDefault}");
        var parent = PolicyDocument.Default;
        var words = new Dictionary<string, PolicyWordList>(parent.Words, StringComparer.Ordinal);
        if (root.Has("words"))
        {
            foreach (var (name, added) in new PolicyWordsReader(_errors).Read(root.Member("words")))
                words[name] = words.GetValueOrDefault(name, PolicyWordList.Empty).With(added);
            RequireFewLanguages(root, words);
        }

        return new PolicyDocument
        {
            Version = root.Member("version").Text(),
            DuressFlags = ReadAdded(root, "duress_flags", parent.DuressFlags),
            StepUpFlags = ReadAdded(root, "step_up_flags", parent.StepUpFlags),
            ForbiddenUlTags = ReadAdded(root, "forbidden_ul_tags", parent.ForbiddenUlTags),
            ForbiddenConsentScopes = ReadAdded(root, "forbidden_consent_scopes", parent.ForbiddenConsentScopes),
            AllowedNodeTypes = root.Has("allowed_node_types")
                ? ReadAllowedNodeTypes(root.Member("allowed_node_types")) : parent.AllowedNodeTypes,
            ForbiddenNodeTypes = ReadAdded(root, "forbidden_node_types", parent.ForbiddenNodeTypes),
            Words = words,
            Rules = root.Has("rules") ? new PolicyRulesReader(words, _errors).Read(root.Member("rules"), parent.Rules) : parent.Rules,
            Cautions = [.. parent.Cautions, .. root.Has("cautions") ? root.Member("cautions").Items().Select(ReadCaution) : []],
        };
    }

    private void RequireFewLanguages(PolicyMember root, IReadOnlyDictionary<string, PolicyWordList> words)
    {
        if (words.Values.SelectMany(list => list.ByLanguage.Keys).Distinct().Count() > PolicyWords.MostLanguages)
            _errors.Add(root.Member("words").Pointer, $"must be of at most {PolicyWords.MostLanguages} languages besides English");
    }

    private IReadOnlyList<string> ReadAdded(PolicyMember root, string name, IReadOnlyList<string> inherited) =>
        root.Has(name) ? [.. inherited, .. ReadFloored(root.Member(name), floor: [])] : inherited;

    private IReadOnlyList<string> ReadFloored(PolicyMember member, IReadOnlyList<string> floor)
    {
        var texts = member.Texts();
        foreach (var required in floor.Except(texts))
            _errors.Add(member.Pointer, $"must hold {required}; a document can only add to the rule");
        foreach (var item in member.Items().Where(item => item.IsText && !item.Text().Any(char.IsLetterOrDigit)))
            _errors.Add(item.Pointer, "must hold a letter or digit");
        return texts;
    }

    private IReadOnlyList<string> ReadAllowedNodeTypes(PolicyMember member)
    {
        foreach (var item in member.Items().Where(item => item.IsText && !PolicyFloor.WritableNodeTypes.Contains(item.Text())))
            _errors.Add(item.Pointer, "is not a node type that the lane may write");
        return member.Texts();
    }

    private Caution ReadCaution(PolicyMember member)
    {
        member.RequireObject(["term", "weight"], optional: ["forms"]);
        var weight = member.Member("weight");
        if (weight.Number() is not (> 0 and <= 1))
            _errors.Add(weight.Pointer, "must be over 0 and at most 1");
        return new Caution
        {
            Term = member.Member("term").Text(),
            Weight = weight.Number(),
            Forms = member.Has("forms") ? member.Member("forms").Texts() : [],
        };
    }
}
