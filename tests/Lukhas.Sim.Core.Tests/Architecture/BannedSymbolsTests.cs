using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lukhas.Sim.Core.Tests.Architecture;

/// <summary>What Core was compiled to names nothing that the banned symbols ban, whoever silences an analyzer.</summary>
public sealed class BannedSymbolsTests
{
    private static readonly string[] Types =
    [
        "System.Diagnostics.Process",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.Random",
    ];

    private static readonly string[] Members =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.Guid.NewGuid",
    ];

    [Fact]
    public void Core_NamesNoBannedType() =>
        Assert.DoesNotContain(TypeNames(), name => Types.Contains(name) || name.StartsWith("System.Net.", StringComparison.Ordinal));

    [Fact]
    public void Core_CallsNoBannedMember() => Assert.DoesNotContain(MemberNames(), Members.Contains);

    [Fact]
    public void Core_AsksTheEnvironmentNothingButWhichThreadItIsOn() =>
        // The compiler's own async iterators ask that.
        Assert.DoesNotContain(MemberNames(), name =>
            name.StartsWith("System.Environment.", StringComparison.Ordinal) && name != "System.Environment.get_CurrentManagedThreadId");

    private static List<string> TypeNames() => Read(reader => reader.TypeReferences.Select(handle => Name(reader, handle)));

    private static List<string> MemberNames() => Read(reader => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{Name(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}"));

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private static List<string> Read(Func<MetadataReader, IEnumerable<string>> select)
    {
        using var stream = File.OpenRead(typeof(SimulationLane).Assembly.Location);
        using var image = new PEReader(stream);
        var names = select(image.GetMetadataReader()).ToList();
        Assert.NotEmpty(names);
        return names;
    }
}
