using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class DestructiveGoalTests
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    // The last is what was done, for the passive.
    private static readonly (string Verb, string Done)[] Verbs =
    [
        ("delete", "deleted"), ("erase", "erased"), ("wipe out", "wiped out"), ("purge", "purged"), ("destroy", "destroyed"),
        ("truncate", "truncated"), ("nuke", "nuked"), ("obliterate", "obliterated"), ("annihilate", "annihilated"),
        ("eradicate", "eradicated"), ("expunge", "expunged"), ("shred", "shredded"), ("scrub", "scrubbed"),
        ("remove", "removed"), ("get rid of", "trashed"),
    ];

    // These with people are more often said of something else: "eliminate waiting for every customer".
    private static readonly (string Verb, string Done)[] VerbsOfThings =
        [("drop", "dropped"), ("empty", "emptied"), ("clear", "cleared"), ("trash", "trashed"), ("discard", "discarded"), ("eliminate", "eliminated")];

    private static readonly (string One, string Many)[] Things =
    [
        ("table", "tables"), ("row", "rows"), ("record", "records"), ("database", "databases"), ("backup", "backups"),
        ("file", "files"), ("log", "logs"), ("bucket", "buckets"), ("volume", "volumes"), ("disk", "disks"),
        ("index", "indexes"), ("queue", "queues"), ("secret", "secrets"), ("key", "keys"), ("piece of data", "data"),
    ];

    private static readonly (string One, string Many)[] People =
        [("user", "users"), ("customer", "customers"), ("account", "accounts"), ("customer row", "customer rows")];

    public static TheoryData<string> VerbsOfGoals => [.. Verbs.Concat(VerbsOfThings).Select(verb => verb.Verb)];

    [Theory]
    [MemberData(nameof(VerbsOfGoals))]
    public void Decide_WhenEveryOneOfSomethingIsToGo_Denies(string verb) =>
        Assert.All(Goals(verb), goal => Assert.Equal(RuleIds.Destructive, Gate.Decide(SeedElements.Goal(goal)).Rule));

    [Theory]
    [InlineData("Every user can delete a note")]
    [InlineData("Empty every bin")]
    [InlineData("Remove all doubt")]
    [InlineData("Clear all hurdles")]
    [InlineData("Drop in every Tuesday")]
    [InlineData("The table for every customer")]
    [InlineData("Kill a process")]
    [InlineData("Wipe the table")]
    [InlineData("Delete a row")]
    [InlineData("Back up every table")]
    [InlineData("Every customer may remove an item from the basket")]
    public void Decide_WhenGoalOnlySoundsSo_Allows(string goal) =>
        Assert.Equal(PolicyDecisionKind.Allow, Gate.Decide(SeedElements.Goal(goal)).Kind);

    private static IEnumerable<string> Goals(string verb)
    {
        var done = Verbs.Concat(VerbsOfThings).Single(pair => pair.Verb == verb).Done;
        var nouns = VerbsOfThings.Any(pair => pair.Verb == verb) ? Things : Things.Concat(People);
        foreach (var (one, many) in nouns)
        {
            yield return $"{verb} every {one}";
            yield return $"{verb} each {one}";
            yield return $"{verb} all {many}";
            yield return $"{verb} all of the {many}";
            yield return $"{verb} the entire set of {many}";
            yield return $"every {one} must be {done}";
            yield return $"all {many} should be {done}";
        }
    }
}
