using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Client;

/// <summary>Short names of the scopes, for typing.</summary>
internal static class ScopeNames
{
    private static readonly IReadOnlyDictionary<string, string> ByShortName = new Dictionary<string, string>
    {
        ["schedule"] = Scopes.Schedule,
        ["collect"] = Scopes.Collect,
        ["inbox-write"] = Scopes.InboxWrite,
        ["inbox-read"] = Scopes.InboxReadAdmin,
        ["inbox-purge"] = Scopes.InboxPurgeAdmin,
        ["operate"] = Scopes.Operate,
    };

    /// <summary>What it takes to schedule, look at, cancel and collect one's own jobs.</summary>
    public static IReadOnlyList<string> OfUsers { get; } = [Scopes.Schedule, Scopes.Collect, Scopes.InboxWrite];

    /// <summary>Every short name.</summary>
    public static IEnumerable<string> Short => ByShortName.Keys;

    /// <summary>The scope of a short or a whole name; null when there is none.</summary>
    public static string? Resolve(string name) => ByShortName.GetValueOrDefault(name) ?? Scopes.All.FirstOrDefault(scope => scope == name);

    /// <summary>The short name of a scope; the scope itself where it has none.</summary>
    public static string Shorten(string scope) => ByShortName.FirstOrDefault(known => known.Value == scope).Key ?? scope;
}
