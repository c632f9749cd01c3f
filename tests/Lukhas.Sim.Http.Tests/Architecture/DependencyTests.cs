using Lukhas.Sim.Api;
using Lukhas.Sim.Cli.Hosting;
using Lukhas.Sim.Core;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Redis;

namespace Lukhas.Sim.Http.Tests.Architecture;

/// <summary>Dependencies point inward: hosts know the HTTP face, the face knows the lane, the lane knows nobody.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Core_KnowsNoOtherProject() => Assert.Empty(Projects(typeof(SimulationLane)));

    [Fact]
    public void Api_KnowsCoreOnly() => Assert.Equal(["Lukhas.Sim.Core"], Projects(typeof(SimApiServices)));

    [Theory]
    [InlineData(typeof(AzureStorageServices))]
    [InlineData(typeof(RedisServices))]
    public void Storage_KnowsCoreOnly(Type type) => Assert.Equal(["Lukhas.Sim.Core"], Projects(type));

    [Fact]
    public void Cli_KnowsAllOfThem() => Assert.Equal(
        ["Lukhas.Sim.Api", "Lukhas.Sim.Core", "Lukhas.Sim.Storage.Azure", "Lukhas.Sim.Storage.Redis"], Projects(typeof(EmbeddedHost)));

    private static IEnumerable<string> Projects(Type type) => type.Assembly.GetReferencedAssemblies()
        .Select(name => name.Name!)
        .Where(name => name.StartsWith("Lukhas.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
