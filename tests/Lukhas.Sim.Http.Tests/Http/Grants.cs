using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Http.Tests.Http;

/// <summary>The scopes that a caller of the whole lane holds.</summary>
internal static class Grants
{
    public static readonly string[] Lane = [Scopes.Schedule, Scopes.Collect, Scopes.InboxWrite];
}
