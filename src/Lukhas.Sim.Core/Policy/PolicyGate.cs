using System.Text.Json;
using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>
/// Decides whether a seed may be scheduled: the first rule that denies it, else the first that demands step-up, else it is
/// allowed. Every string is scanned, keys too, on views in which disguised words read plainly.
/// </summary>
/// <remarks>
/// The gate denies on error and never throws. Text added to a seed never moves a denial towards allow. It is safe for use by
/// many threads at once.
/// </remarks>
public sealed class PolicyGate
{
    private readonly SeedSignals _signals;
    private readonly TextRules _rules;
    private readonly CautionScale _cautions;

    /// <summary>Builds the gate's patterns and tests its normalization.</summary>
    /// <param name="document">The policy to enforce.</param>
    /// <exception cref="InvalidOperationException">Normalization does not work in this process.</exception>
    public PolicyGate(PolicyDocument document)
        : this(document, TextFolder.Unicode, PolicyPattern.Timeout)
    {
    }

    internal PolicyGate(PolicyDocument document, TextFolder folder, TimeSpan timeout)
    {
        NormalizationSelfTest.Run(folder);
        Document = document;
        _signals = new SeedSignals(document, folder);
        _rules = new TextRules(document, folder, timeout);
        _cautions = new CautionScale(document, folder);
    }

    /// <summary>The policy enforced.</summary>
    public PolicyDocument Document { get; }

    internal IReadOnlyList<RuleMatcher> Matchers => _rules.Matchers;

    /// <summary>Decides a seed.</summary>
    /// <param name="seed">The seed's JSON object as it arrived, validated.</param>
    public PolicyDecision Decide(JsonElement seed)
    {
        try
        {
            return DecideReadable(seed);
        }
        catch (UnreadableTextException error)
        {
            return Deny(RuleIds.Anomaly, Rationales.Anomaly, error.Pointer);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or TimeoutException)
        {
            return Deny(RuleIds.Anomaly, Rationales.Anomaly, JsonPointer.Root.Value);
        }
    }

    /// <summary>The caution terms that the strings of a seed meet, keys included.</summary>
    /// <param name="seed">A seed, or any part of one.</param>
    public IReadOnlyList<Caution> Cautions(JsonElement seed) => Cautions(SeedTexts.Of(seed).All.Select(text => text.Text));

    /// <summary>The caution terms that texts meet.</summary>
    /// <param name="texts">Such as the goal and titles of a stored seed.</param>
    public IReadOnlyList<Caution> Cautions(IEnumerable<string> texts) => _cautions.Met(texts);

    /// <summary>The safety score of what met these cautions: the product of (1 − weight), in [0, 1]; 1 without any.</summary>
    /// <param name="cautions">As <see cref="Cautions(JsonElement)"/> tells them.</param>
    public static double Safety(IEnumerable<Caution> cautions) =>
        cautions.Aggregate(1.0, (safety, caution) => safety * (1 - caution.Weight));

    private PolicyDecision DecideReadable(JsonElement seed)
    {
        var texts = SeedTexts.Of(seed);
        if (_signals.Duress(seed) is { } duress)
            return Deny(RuleIds.Duress, Rationales.Duress, duress);
        if (!texts.IsShallow)
            return Deny(RuleIds.Anomaly, Rationales.Anomaly, texts.Anomaly ?? JsonPointer.Root.Value);
        if (_signals.UlTag(seed) is { } tag)
            return Deny(RuleIds.UlTag, Rationales.UlTag, tag);
        if (_signals.Consent(seed) is { } scope)
            return Deny(RuleIds.Consent, Rationales.Consent, scope);
        if (_signals.NodeType(seed) is { } type)
            return Deny(RuleIds.NodeType, Rationales.NodeType, type);
        if (seed.ValueKind != JsonValueKind.Object || texts.Anomaly is not null)
            return Deny(RuleIds.Anomaly, Rationales.Anomaly, texts.Anomaly ?? JsonPointer.Root.Value);
        return DecideText(seed, texts);
    }

    private PolicyDecision DecideText(JsonElement seed, SeedTexts texts)
    {
        var met = _rules.First(texts.All);
        if (met is { Rule.Decision: PolicyDecisionKind.Deny })
            return Deny(met.Value.Rule.Id, met.Value.Rule.Rationale, met.Value.Pointer);
        if (_signals.StepUp(seed) is { } flag)
            return Make(PolicyDecisionKind.StepUp, RuleIds.StepUp, Rationales.StepUpFlag, flag);
        return met is null
            ? Make(PolicyDecisionKind.Allow, rule: null, Rationales.Allowed, pointer: null)
            : Make(PolicyDecisionKind.StepUp, met.Value.Rule.Id, met.Value.Rule.Rationale, met.Value.Pointer);
    }

    private PolicyDecision Deny(string rule, string rationale, string pointer) =>
        Make(PolicyDecisionKind.Deny, rule, rationale, pointer);

    private PolicyDecision Make(PolicyDecisionKind kind, string? rule, string rationale, string? pointer) => new()
    {
        Kind = kind,
        Rule = rule,
        Rationale = rationale,
        Pointer = pointer,
        PolicyVersion = Document.Version,
    };
}
