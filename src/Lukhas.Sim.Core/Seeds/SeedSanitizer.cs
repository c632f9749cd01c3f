using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds.Redaction;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>Makes a seed fit to be kept: without what nobody consented to, without secrets, without control characters, cut to size.</summary>
/// <param name="maxGoalChars">UTF-16 units of the goal that are kept.</param>
public sealed class SeedSanitizer(int maxGoalChars)
{
    /// <summary>The consent scope without which a seed's context is dropped unread.</summary>
    public const string ContextConsent = "simulation.read_context";

    private const char Ellipsis = '…';

    /// <summary>Sanitizes a seed, after the policy gate has read it whole.</summary>
    /// <param name="seed">The seed as it arrived.</param>
    public Seed Sanitize(Seed seed)
    {
        // Redaction comes before the cut, so that no half of an address survives at the edge.
        var goal = Clean(seed.Goal);
        var consented = seed.Constraints.ConsentScopes.Contains(ContextConsent, StringComparer.Ordinal);
        return seed with
        {
            Goal = goal.Length > maxGoalChars ? Cut(goal, maxGoalChars) + Ellipsis : goal,
            GoalTruncated = goal.Length > maxGoalChars,
            Plan = seed.Plan is { } plan ? Sanitize(plan) : null,
            Context = consented && seed.Context is { } context ? Redactor.Element(context) : null,
            UlTags = [.. seed.UlTags.Select(tag => Clean(tag, SeedReader.MaxTagUnits))],
            Constraints = seed.Constraints with
            {
                Flags = seed.Constraints.Flags is { } flags ? Redactor.Element(flags) : null,
                ConsentScopes = [.. seed.Constraints.ConsentScopes.Select(scope => Clean(scope))],
            },
        };
    }

    private static Plan Sanitize(Plan plan) => plan with
    {
        Unit = Clean(plan.Unit, PlanReader.MaxUnitLength) is { Length: > 0 } unit ? unit : "units",
        Steps = [.. plan.Steps.Select(step => step with { Title = CleanText(step.Title), Verify = CleanText(step.Verify) })],
        Risks = [.. plan.Risks.Select(risk => risk with { Title = CleanText(risk.Title), Mitigation = CleanText(risk.Mitigation) })],
    };

    [return: NotNullIfNotNull(nameof(text))]
    private static string? CleanText(string? text) => text is null ? null : Clean(text, PlanObjectReader.TextLimit);

    private static string Clean(string text) => Redactor.Text(WithoutControls(text).Trim());

    /// <summary>Placeholders can be longer than what they stand for, so a redacted text is held to its limit again.</summary>
    private static string Clean(string text, int maxUnits) => Cut(Clean(text), maxUnits).TrimEnd();

    private static string WithoutControls(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character) || character == '\n')
                clean.Append(character);
            else if (character is '\t' or '\r')
                clean.Append(' ');
        }

        return clean.ToString();
    }

    /// <summary>Cuts at a whole text element, so that no character comes out as half of itself.</summary>
    private static string Cut(string text, int maxUnits)
    {
        if (text.Length <= maxUnits)
            return text;
        var length = 0;
        while (StringInfo.GetNextTextElementLength(text, length) is var next && length + next <= maxUnits)
            length += next;
        return text[..length];
    }
}
