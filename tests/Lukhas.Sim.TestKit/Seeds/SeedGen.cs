using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Rehearsal;

namespace Lukhas.Sim.TestKit.Seeds;

/// <summary>Generates valid seeds, hostile in everything that a valid one may be.</summary>
public static class SeedGen
{
    /// <summary>Text with controls, invisible characters, surrogate pairs and things that redaction replaces.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
            Gen.String[Gen.Char.AlphaNumeric, 1, 8],
            Piece("a@b.co"),
            Piece("+41 44 668 18 00"),
            Piece("Bearer abcdefghijklmnop1234567890"),
            Piece("\u0000\u0007\t\r\n"),
            Piece("😀"),
            Piece("\u200b\u202f"),
            Piece("Ελληνικά и кириллица 漢字"),
            Piece(" "))
        .List[1, 12].Select(string.Concat);

    public static Gen<Seed> Seed { get; } =
        from goal in Text
        from plan in PlanGen.Plan.Null()
        from title in Text
        from context in Text.Dictionary(Text)[0, 4]
        from tags in Cut(Text, SeedReader.MaxTagUnits).List[0, 5]
        from flags in Text.Dictionary(Gen.Bool)[0, 3]
        from randomSeed in Gen.String[Gen.Char.AlphaNumeric, 0, 20].Null()
        from rollouts in Gen.Int[RehearsalBudget.MinRollouts, RehearsalBudget.MaxRollouts]
        from seconds in Gen.Double[0.001, RehearsalBudget.MaxSeconds]
        select new Seed
        {
            Goal = $"g{goal}",
            Plan = plan is null ? null : plan with { Steps = [.. plan.Steps.Select(step => step with { Title = title, Verify = title })] },
            Context = JsonSerializer.SerializeToElement(context),
            UlTags = tags,
            Constraints = new SeedConstraints
            {
                Flags = JsonSerializer.SerializeToElement(flags),
                ConsentScopes = [SeedSanitizer.ContextConsent],
                Budget = new RehearsalBudget(rollouts, seconds),
                RandomSeed = randomSeed,
                NodeTypes = ["HYPOTHESIS"],
            },
        };

    private static Gen<string> Piece(string text) => Gen.Const(text);

    private static Gen<string> Cut(Gen<string> text, int units) =>
        text.Select(whole => whole.Length <= units || !char.IsHighSurrogate(whole[units - 1]) ? whole[..Math.Min(whole.Length, units)] : whole[..(units - 1)]);
}
