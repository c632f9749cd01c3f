using System.Text.Json;
using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>A schema that no node meets, so that every collect breaks.</summary>
internal sealed class NothingIsValid : IMatadaSchema
{
    public IReadOnlyList<string> Validate(JsonElement node) => ["nothing is"];
}
