using System.Text.Json.Nodes;
using CsCheck;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>Generates seeds in which words of the sampled policy are as common as ordinary ones.</summary>
public static class PolicySeedGen
{
    private static readonly string[] Ordinary =
        ["the", "plan", "for", "our", "team", "report", "house", "quickly", "Привет", "計画", "of", "σχέδιο", "42", "v1.2"];

    private static readonly IReadOnlyList<string> Languages =
        [.. SampledPolicy.Document.Words.Values.SelectMany(list => list.ByLanguage.Keys).Distinct()];

    // Words of one language, and of one rule, are more often met together than chance would have it.
    private static readonly Gen<string> Policy = Gen.OneOf([.. SampledPolicy.Document.Words.Values.Select(list => Gen.OneOf([.. list.All]))]);

    private static readonly Gen<string[]> Rule = Gen.OneOf([.. SampledPolicy.Document.Rules.SelectMany(rule => rule.Combinations)
        .SelectMany(terms => Languages.Select(language => terms.SelectMany(term => term.Split('|'))
            .SelectMany(name => SampledPolicy.Document.Words[name].In(language)).Distinct().ToArray()))
        .Where(words => words.Length > 0)
        .Select(words => Gen.OneOf(words).Array[2, 4])]);

    /// <summary>A word that may be disguised in a way that the reference gate sees through.</summary>
    public static Gen<string> Word { get; } = Gen.Select(
        Gen.Frequency<string>((3, Gen.OneOf(Ordinary)), (2, Policy)),
        Gen.Int[0, 9],
        Disguise);

    /// <summary>Words apart by one or more spaces or line breaks.</summary>
    public static Gen<string> Text { get; } =
        Gen.Select(
            Word.Array[1, 6],
            Gen.Frequency<string[]>((2, Gen.Const<string[]>([])), (1, Gen.Select(Rule, Gen.Int[0, 9], (words, how) => words.Select(word => Disguise(word, how)).ToArray()))),
            Gen.OneOf(" ", "  ", "\n"),
            (words, rule, gap) => string.Join(gap, words.Concat(rule)));

    /// <summary>A seed's JSON object.</summary>
    public static Gen<JsonObject> Seed { get; } = Gen.Select(
        Text,
        Gen.Select(Gen.OneOf("note", "owner", "wipe all", "root"), Text, (key, text) => (Key: key, Text: text)),
        Gen.Frequency<string>((6, Gen.Const("ΛSIM")), (1, Gen.OneOf("ΛROOT", "Λadmin", "ΛＲＯＯＴ"))),
        Gen.Frequency<string>((6, Gen.Const("simulation.read_context")), (1, Gen.OneOf("email.send", "Adapter.Write"))),
        Gen.OneOf("duress", "shadow", "require_step_up", "colour", "note"),
        Gen.OneOf("0", "false", "null", "\"\"", "1", "true"),
        Gen.Frequency<string>((6, Gen.OneOf("HYPOTHESIS", "REPLAY")), (1, Gen.Const("DECISION"))),
        (goal, context, tag, scope, flag, value, type) => new JsonObject
        {
            ["goal"] = goal,
            ["context"] = new JsonObject { ["a"] = new JsonArray(new JsonObject { [context.Key] = context.Text }) },
            ["ul_tags"] = new JsonArray(tag),
            ["constraints"] = new JsonObject
            {
                ["consent"] = new JsonObject { ["scopes"] = new JsonArray(scope) },
                ["flags"] = new JsonObject { [flag] = JsonNode.Parse(value) },
                ["node_types"] = new JsonArray(type),
            },
        });

    // A stem gets an ending, a part a beginning, and the words of a phrase, any one of each choice, stand apart.
    private static string Disguise(string words, int how) =>
        string.Join(" plan ", words.Split(' ').Select(choices => DisguiseWord(Choose(choices.Split('|'), how), how)));

    private static string Choose(string[] choices, int how) => choices[how % choices.Length];

    private static string DisguiseWord(string word, int how) => word switch
    {
        [.., '*'] => DisguiseWord(word[..^1] + (how % 2 == 0 ? "" : "ab"), how),
        ['*', ..] => DisguiseWord((how % 2 == 0 ? "" : "ab") + word[1..], how),
        _ => DisguiseLetters(word, how),
    };

    private static string DisguiseLetters(string word, int how) => how switch
    {
        0 => word.ToUpperInvariant(),
        1 => word.Insert(word.Length / 2, "\u200B"),
        2 => word.Insert(1, "\u0301"),
        3 => string.Concat(word.Select(unit => unit is >= 'a' and <= 'z' ? (char)(unit - 'a' + 'ａ') : unit)),
        _ => word,
    };
}
