namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>What became of an append whose answer never came.</summary>
internal enum Settlement
{
    /// <summary>There was none, or it did not arrive: the blob is as it was.</summary>
    Nothing,

    /// <summary>It arrived.</summary>
    Kept,

    /// <summary>The blob is gone, or holds something else: another must be begun.</summary>
    Spoilt,
}
