using System.CommandLine;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>Which variant is drawn.</summary>
internal static class VariantOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--variant")
        {
            Description = "The assumptions to draw: optimistic, baseline or adversarial.",
            DefaultValueFactory = _ => "baseline",
        };
        option.AcceptOnlyFromAmong("optimistic", "baseline", "adversarial");
        return option;
    }
}
