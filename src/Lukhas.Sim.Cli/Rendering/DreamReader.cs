using System.Text.Json;
using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Reads the answer of a collect.</summary>
internal static class DreamReader
{
    /// <summary>Reads it.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="frame">What is known of the plan.</param>
    /// <param name="variant">The variant to draw.</param>
    /// <exception cref="InvalidDataException">It holds no shards.</exception>
    public static DreamView Read(string json, PlanFrame frame, string variant)
    {
        using var answer = JsonDocument.Parse(json);
        var shards = answer.RootElement.GetProperty("shards").Deserialize(DreamJson.Shared.IReadOnlyListDreamShard)
            ?? throw new InvalidDataException("The answer holds no shards.");
        return new DreamView { Shards = shards, Variant = variant, Frame = frame };
    }
}
