using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Fuzzing;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyGateProperties
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);
    private static readonly PolicyGate Sampled = new(SampledPolicy.Document);
    private static readonly ReferenceGate Reference = new(SampledPolicy.Document);

    private static readonly Gen<string> Filler = Gen.OneOf<string>(
        PolicySeedGen.Text, Gen.Char['\u0020', '\u00ff'].Array[0, 12].Select(units => " " + new string(units) + " "));

    [Fact]
    public void Decide_WhenSeedsAreGenerated_AgreesWithTheReference() =>
        PolicySeedGen.Seed.Sample(
            seed =>
            {
                var decided = Sampled.Decide(JsonSerializer.SerializeToElement(seed));
                Assert.Equal(Reference.Decide(seed), (decided.Kind, decided.Rule));
            },
            iter: FuzzRun.Iterations(5_000),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenTextMeetsTheFloor_IsAlwaysDecidedSo() =>
        Gen.Select(Floor, Filler, Filler, Filler, Gen.Bool).Sample(
            (floor, before, between, after, upper) =>
            {
                // The floor's dot stops at a line break.
                var text = $"{before} {floor.Text.Replace("~", " " + between.ReplaceLineEndings(" ") + " ", StringComparison.Ordinal)} {after}";
                var kind = Gate.Decide(SeedElements.Goal(upper ? text.ToUpperInvariant() : text)).Kind;
                Assert.True(kind >= floor.Kind, text);
            },
            iter: FuzzRun.Iterations(2_000),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenWordsAreAdded_NeverMovesTowardsAllow() =>
        Gen.Select(PolicySeedGen.Word.Array[1, 5], Filler, Gen.Int[0, 5]).Sample(
            (words, added, at) =>
            {
                var index = Math.Min(at, words.Length);
                var longer = string.Join(' ', [.. words[..index], added, .. words[index..]]);
                AssertNotWeaker(SeedElements.Goal(string.Join(' ', words)), SeedElements.Goal(longer));
            },
            iter: FuzzRun.Iterations(2_000),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenLettersStandAroundASpacedWord_NeverMovesTowardsAllow() =>
        Gen.Select(
            Gen.OneOf("d r o p all", "w.i.p.e everything", "r o o t", "d-3-l-e-t-e a l l"),
            Gen.Char['a', 'z'].Array[0, 4],
            Gen.Char['a', 'z'].Array[0, 4],
            (text, before, after) => (text, string.Join(' ', before) + " " + text + " " + string.Join(' ', after))).Sample(
            pair => AssertNotWeaker(SeedElements.Goal(pair.text), SeedElements.Goal(pair.Item2)),
            iter: FuzzRun.Iterations(1_000),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenDisguisedPiecesAreAdded_NeverMovesTowardsAllow() =>
        Gen.Select(Pieces, Pieces, Pieces, (before, between, after) => (before, between, after)).Sample(
            added =>
            {
                string[] intent = ["dr0p", "@ll", "r.o.o.t", "ԁrop", "a l l", "b u l k", "aсtion", "delete!!", "AccountS"];
                for (var i = 0; i < intent.Length; i++)
                {
                    var (first, second) = (intent[i], intent[(i + 1) % intent.Length]);
                    var longer = $"{added.before} {first} {added.between} {second} {added.after}";
                    AssertNotWeaker(SeedElements.Goal($"{first} {second}"), SeedElements.Goal(longer));
                }
            },
            iter: FuzzRun.Iterations(300),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenMembersAreAdded_NeverMovesTowardsAllow() =>
        Gen.Select(PolicySeedGen.Seed, Gen.String, Filler).Sample(
            (seed, key, text) =>
            {
                var larger = seed.DeepClone().AsObject();
                larger["context"]!.AsObject()["z" + WellFormed(key)] = text;
                AssertNotWeaker(JsonSerializer.SerializeToElement(seed), JsonSerializer.SerializeToElement(larger));
            },
            iter: FuzzRun.Iterations(1_000),
            time: FuzzRun.Seconds);

    [Fact]
    public void Decide_WhenJsonIsArbitrary_NeverThrows() =>
        Json(3).Sample(
            json =>
            {
                using var document = JsonDocument.Parse(json);
                Assert.NotNull(Gate.Decide(document.RootElement).Rationale);
            },
            iter: FuzzRun.Iterations(2_000),
            time: FuzzRun.Seconds);

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "a", "!", "!!!!", "$ 1 @", "d r", "l", "all", "dro p", "411", "\u200b", "é", "😀", "..", "(", "計画", "drop", "roo", "x_y", "I", "\n").Array[0, 5]
        .Select(pieces => string.Join(' ', pieces));

    private static readonly Gen<(PolicyDecisionKind Kind, string Text)> Floor = Gen.OneOf<(PolicyDecisionKind, string)>(
        Gen.Select(Gen.OneOf("drop", "delete", "wipe", "erase"), Gen.OneOf("all", "everything", "entire", "full"))
            .Select((verb, what) => (PolicyDecisionKind.Deny, $"{verb}~{what}")),
        Gen.Select(Gen.OneOf("exfiltrate", "dump"), Gen.OneOf("dataset", "pii", "secret", "secrets"))
            .Select((verb, what) => (PolicyDecisionKind.Deny, $"{verb}~{what}")),
        Gen.OneOf("production", "root", "rotate keys", "delete account", "mass~email", "bulk~action")
            .Select(text => (PolicyDecisionKind.StepUp, text)));

    private static Gen<string> Json(int depth)
    {
        var text = Gen.OneOf<string>(
            Gen.OneOf("\"drop\"", "\"\\ud800\"", "\"\\udc00x\"", "\"goal\"", "\"constraints\"", "\"flags\"", "\"duress\"", "\"type\"", "\"ul_tags\""),
            Gen.String.Select(value => JsonSerializer.Serialize(value)));
        var leaf = Gen.OneOf<string>(text, Gen.OneOf("1", "-0.0", "1e999", "true", "null", "{}", "[]"));
        if (depth == 0)
            return leaf;
        var inner = Json(depth - 1);
        return Gen.OneOf<string>(
            leaf,
            inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(text, inner).Array[0, 4].Select(members => $"{{{string.Join(',', members.Select(member => $"{member.Item1}:{member.Item2}"))}}}"));
    }

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    private static void AssertNotWeaker(JsonElement less, JsonElement more) =>
        Assert.True(Gate.Decide(more).Kind >= Gate.Decide(less).Kind, $"{less} is weaker than {more}");
}
