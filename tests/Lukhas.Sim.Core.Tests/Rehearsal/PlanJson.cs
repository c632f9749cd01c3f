using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

internal static class PlanJson
{
    public static byte[] Write(Plan plan)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            PlanWriter.Write(writer, plan);
        return stream.ToArray();
    }
}
