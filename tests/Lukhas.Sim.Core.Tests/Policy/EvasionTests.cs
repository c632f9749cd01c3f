using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class EvasionTests
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    [Theory]
    [InlineData("ＤＲＯＰ ａｌｌ")]
    [InlineData("𝓭𝓻𝓸𝓹 𝕒𝕝𝕝")]
    [InlineData("ⓓⓡⓞⓟ ⓐⓛⓛ")]
    [InlineData("🅳🆁🅾🅿 🅰🅻🅻")]
    [InlineData("🇩🇷🇴🇵 🇦🇱🇱")]
    [InlineData("drор аll")]
    [InlineData("dгορ αll")]
    [InlineData("ԁеӏеtе еνегуthіng")]
    [InlineData("dr\u200Bop a\u200Dll")]
    [InlineData("d\u00ADrop a\uFEFFll")]
    [InlineData("dr\u3164op all")]
    [InlineData("d\u0336r\u0336o\u0336p\u0336 all")]
    [InlineData("drôp äll")]
    [InlineData("drop\n\r\n\tall")]
    [InlineData("drop\u2028all")]
    [InlineData("drop\u00A0all")]
    [InlineData("dr\nop all")]
    [InlineData("del-\nete everything")]
    [InlineData("d r o p all")]
    [InlineData("d  r   o    p a  l  l")]
    [InlineData("D.R.O.P. A.L.L.")]
    [InlineData("d-r-o-p a_l_l")]
    [InlineData("[d][r][o][p] (all)")]
    [InlineData("d/r/o/p all")]
    [InlineData("a d r o p all")]
    [InlineData("x y d r o p z w all")]
    [InlineData("d r o p a l l")]
    [InlineData("dr0p @ll")]
    [InlineData("DR0P A11!")]
    [InlineData("w!pe 3v3ryth1ng")]
    [InlineData("w1pe a11 of it")]
    [InlineData("de|ete all!")]
    [InlineData("deIete alI")]
    [InlineData("d 3 l 3 t 3 all")]
    [InlineData("d r 0 p 4 l l")]
    [InlineData("d r о р all")]
    [InlineData("ｄ.ｒ.0.ｐ аｌl")]
    [InlineData("drop_all_tables")]
    [InlineData("deleteAllUsers")]
    [InlineData("dropall")]
    [InlineData("请drop all表")]
    [InlineData("d😀r😀o😀p all")]
    [InlineData("drop all🇺🇸")]
    public void Decide_WhenIntentIsDisguised_Denies(string goal) =>
        Assert.Equal(RuleIds.Destructive, Gate.Decide(SeedElements.Goal(goal)).Rule);

    [Theory]
    [InlineData("p r o d u c t i o n")]
    [InlineData("pr0d")]
    [InlineData("rооt")]
    [InlineData("r.o.o.t")]
    [InlineData("rotate the keys")]
    [InlineData("rotate all of our keys")]
    [InlineData("delete my account")]
    [InlineData("mass e-mail")]
    [InlineData("b u l k  a c t i o n")]
    public void Decide_WhenHighImpactIsDisguised_DemandsStepUp(string goal) =>
        Assert.Equal(PolicyDecisionKind.StepUp, Gate.Decide(SeedElements.Goal(goal)).Kind);

    [Theory]
    [InlineData("Drop 411 parcels")]
    [InlineData("delete 100 rows, 411 files")]
    [InlineData("Все отделы: рост и развитие")]
    [InlineData("όλα τα τμήματα και οι ομάδες")]
    [InlineData("全部の計画を確認")]
    [InlineData("a b c d e f g")]
    [InlineData("Wiped the allotment, dropped the ball")]
    [InlineData("overall wiper blades")]
    [InlineData("allow drop-in visits")]
    [InlineData("the crooto and the proda")]
    [InlineData("x = 4; y = 11; drop(x)")]
    public void Decide_WhenTextIsOrdinary_Allows(string goal) =>
        Assert.Equal(PolicyDecisionKind.Allow, Gate.Decide(SeedElements.Goal(goal)).Kind);
}
