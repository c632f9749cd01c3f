using System.Reflection;

namespace Lukhas.Sim.Core.Tests.Architecture;

/// <summary>Guardrail 6 in what was built, beside the analyzer that guards what is written.</summary>
public sealed class DependencyTests
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string[] Reachable = ["System.Net", "System.Diagnostics.Process", "System.IO.Pipes", "System.Data", "Microsoft."];

    [Fact]
    public void Core_ReferencesTheBaseClassLibraryOnly() =>
        Assert.All(References(typeof(SimulationLane).Assembly), name =>
            Assert.True(File.Exists(Path.Combine(FrameworkFolder, $"{name}.dll")), $"{name} is not of the base class library."));

    [Fact]
    public void Core_ReferencesNothingThatReachesOutside() =>
        Assert.All(References(typeof(SimulationLane).Assembly), name =>
            Assert.DoesNotContain(Reachable, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Core_CallsNoNativeCode() =>
        Assert.DoesNotContain(
            typeof(SimulationLane).Assembly.GetTypes().SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
            method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl));

    [Fact]
    public void Core_ClassesAreSealedOrAbstract() =>
        Assert.All(
            typeof(SimulationLane).Assembly.GetExportedTypes().Where(type => type.IsClass),
            type => Assert.True(type.IsSealed || type.IsAbstract, $"{type} is open to inheritance."));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
