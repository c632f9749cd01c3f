using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Storage.Tests.Jobs;

/// <summary>Compares jobs by what they say; a seed's lists and JSON have no equality of their own.</summary>
internal static class JobAssert
{
    public static void Same(Job expected, Job actual)
    {
        Assert.Equal(Text(expected.Seed), Text(actual.Seed));
        Assert.Equal(expected with { Seed = actual.Seed }, actual);
    }

    private static string Text(Seed seed) => System.Text.Encoding.UTF8.GetString(SeedJson.Write(seed).Span);
}
