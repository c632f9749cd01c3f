using System.Text;
using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Rehearsal;
using Lukhas.Sim.TestKit.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds;

public sealed class SeedSanitizerTests
{
    private static readonly SeedSanitizer Sanitizer = new(600);

    [Theory]
    [InlineData(600, 600, false)]
    [InlineData(601, 601, true)]
    [InlineData(8_192, 601, true)]
    public void Sanitize_AroundTheGoalLimit_CutsToSixHundredAndAnEllipsis(int units, int kept, bool truncated)
    {
        var seed = Sanitizer.Sanitize(new Seed { Goal = new string('g', units) });

        Assert.Equal(kept, seed.Goal.Length);
        Assert.Equal(truncated, seed.GoalTruncated);
        Assert.Equal(truncated, seed.Goal.EndsWith('…'));
    }

    [Fact]
    public void Sanitize_WhenTheCutFallsIntoACharacter_LeavesItOutWhole()
    {
        var seed = Sanitizer.Sanitize(new Seed { Goal = new string('g', 599) + "😀😀" });

        Assert.Equal(new string('g', 599) + "…", seed.Goal);
    }

    [Fact]
    public void Sanitize_WhenAnAddressLiesAcrossTheCut_KeepsNoPartOfIt()
    {
        var seed = Sanitizer.Sanitize(new Seed { Goal = new string('g', 590) + " somebody@example.org and more" });

        Assert.DoesNotContain("some", seed.Goal, StringComparison.Ordinal);
    }

    [Fact]
    public void Sanitize_RemovesControlCharactersAndKeepsLines() =>
        Assert.Equal("one two\nthree", Sanitizer.Sanitize(new Seed { Goal = " one\ttwo\u0000\n\u0007three\r " }).Goal);

    [Fact]
    public void Sanitize_RedactsEveryTextOfThePlan()
    {
        const string Secret = "ask ann@example.org";
        var seed = Sanitizer.Sanitize(new Seed
        {
            Goal = Secret,
            UlTags = [Secret],
            Plan = new Plan
            {
                Unit = "a@b.co",
                Steps = [Plans.Step("a", 1) with { Title = Secret, Verify = Secret }],
                Risks = [Plans.Risk("r", 0.1) with { Title = Secret, Mitigation = Secret }],
            },
            Constraints = new SeedConstraints { Flags = JsonElement.Parse("""{"note":"ann@example.org","password":"p"}""") },
        });

        var kept = Encoding.UTF8.GetString(SeedJson.Write(seed).Span);
        Assert.DoesNotContain("example.org", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("a@b.co", kept, StringComparison.Ordinal);
        Assert.Contains("[EMAIL]", kept, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Sanitize_WithoutConsent_DropsTheContext()
    {
        var context = JsonElement.Parse("""{"a":1}""");

        Assert.Null(Sanitizer.Sanitize(new Seed { Goal = "g", Context = context }).Context);
        Assert.NotNull(Sanitizer.Sanitize(new Seed
        {
            Goal = "g",
            Context = context,
            Constraints = new SeedConstraints { ConsentScopes = ["simulation.read_context"] },
        }).Context);
    }

    [Fact]
    public void Sanitize_WhenNothingWasCutAndItIsDoneTwice_ChangesNothingMore() =>
        SeedGen.Seed.Sample(seed =>
        {
            var once = Sanitizer.Sanitize(seed);
            if (!once.GoalTruncated && once.UlTags.All(tag => tag.Length < SeedReader.MaxTagUnits - 1))
                Assert.Equal(SeedJson.Write(once).ToArray(), SeedJson.Write(Sanitizer.Sanitize(once)).ToArray());
        });
}
