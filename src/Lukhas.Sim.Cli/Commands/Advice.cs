using System.Globalization;
using Lukhas.Sim.Cli.Client;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>What to do next about a problem.</summary>
internal static class Advice
{
    public static string? ForDream(LaneProblem problem) => problem.Slug switch
    {
        "step-up-required" => "This is your own machine: run the same command with --step-up to confirm it.",
        _ => Common(problem),
    };

    /// <param name="problem">Why the lane refused.</param>
    /// <param name="development">A token that has all the command takes: advice for one thing alone would cost another.</param>
    public static string? ForClient(LaneProblem problem, DevelopmentToken development) => problem.Slug switch
    {
        "step-up-required" => $"Send {Option(development with { StepUp = true })}: it serves once, within 60 seconds.",
        "capability-missing" => $"Pass --token, or set {LaneOptionSet.TokenVariable}.",
        "capability-invalid" => $"Send {Option(development)} to a lane that “lukhas-sim serve” runs. Any other has its own issuer.",
        "capability-insufficient" =>
            $"Send {Option(development)}: yours lacks {string.Join(", ", problem.MissingScopes.Select(ScopeNames.Shorten))}.",
        "not-found" => "Jobs and their dreams live for 24 hours unless the lane says otherwise, and only their tenant sees them.",
        "conflict" => "Schedule the seed again to rehearse it.",
        "idempotency-conflict" => "Use another --idempotency-key, or the first seed.",
        "rate-limited" or "storage-unavailable" when problem.RetryAfter is { } wait =>
            string.Create(CultureInfo.InvariantCulture, $"Try again in {wait.TotalSeconds:0} s."),
        "internal" when problem.TraceId is { } trace => $"The server's logs have it under {trace}.",
        _ => Common(problem),
    };

    // First in its sentence, where no line breaks within it.
    private static string Option(DevelopmentToken token) => $"--token \"$({token.CommandLine})\"";

    private static string? Common(LaneProblem problem) => problem.Slug switch
    {
        "policy-violation" => "The lane is for planning only. Take out what the pointer names, or plan it elsewhere.",
        "invalid-seed" or "malformed-json" => "See examples/release.json for a whole seed.",
        "lane-disabled" => "SIMULATION_ENABLED is off, or an operator has turned the lane off.",
        _ => null,
    };
}
