namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The assumptions under which a plan is rehearsed, in the order in which shards are told.</summary>
public enum Variant
{
    /// <summary>The upside tail: shorter worst cases, half the failures and risks, nothing systemic.</summary>
    Optimistic,

    /// <summary>The plan as given, with a systemic spread of 0.10.</summary>
    Baseline,

    /// <summary>Longer worst cases, twice the failures and risks, a systemic spread of 0.25.</summary>
    Adversarial,
}
