namespace Lukhas.Sim.Api.Settings;

/// <summary>The defaults that a host decides: where things are kept when settings do not say.</summary>
/// <param name="JobStore">The job store's name.</param>
/// <param name="Inbox">The dream inbox's name.</param>
public sealed record SimDefaults(string JobStore, string Inbox)
{
    /// <summary>
    /// Whether a host whose settings name no key for the lane makes one that lasts as long as its process. That suits a host that is
    /// one process; of several, none would know what another signed.
    /// </summary>
    public bool MakesLaneKey { get; init; }

    /// <summary>Everything in memory, as <c>lukhas-sim serve</c> has it.</summary>
    public static SimDefaults Memory { get; } = new("memory", "memory") { MakesLaneKey = true };

    /// <summary>Jobs in a table and dreams in blobs, as the Functions app has it.</summary>
    public static SimDefaults Azure { get; } = new("table", "blob");
}
