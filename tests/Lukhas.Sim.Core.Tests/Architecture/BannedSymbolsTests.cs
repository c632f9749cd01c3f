using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Lukhas.Sim.Core.Tests.Architecture;

/// <summary>What Core was compiled to names nothing that the banned symbols ban, whoever silences an analyzer.</summary>
public sealed class BannedSymbolsTests
{
    private static readonly string[] Types =
    [
        "System.Diagnostics.Process",
        "System.Random",
        "System.Activator",
        "System.AppDomain",
        "System.Console",
        "System.Reflection.Emit",
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

    // What may be named at all. A new namespace here is a decision to be made, not a line to be added.
    private static readonly string[] Namespaces =
    [
        "Microsoft.CodeAnalysis",
        "System",
        "System.Buffers",
        "System.Buffers.Binary",
        "System.Buffers.Text",
        "System.CodeDom.Compiler",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Frozen",
        "System.Collections.Generic",
        "System.Collections.ObjectModel",
        "System.Diagnostics",
        "System.Diagnostics.CodeAnalysis",
        "System.Globalization",
        "System.IO",
        "System.Linq",
        "System.Numerics",
        "System.Reflection",
        "System.Runtime.CompilerServices",
        "System.Runtime.ExceptionServices",
        "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics",
        "System.Runtime.Intrinsics.X86",
        "System.Runtime.Versioning",
        "System.Security.Cryptography",
        "System.Text",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Text.Json.Serialization",
        "System.Text.Json.Serialization.Metadata",
        "System.Text.RegularExpressions",
        "System.Text.Unicode",
        "System.Threading",
        "System.Threading.Tasks",
        "System.Threading.Tasks.Sources",
    ];

    // Of namespaces that hold both the harmless and the harmful, only these.
    private static readonly string[] InputOutput =
        ["System.IO.Stream", "System.IO.MemoryStream", "System.IO.StreamReader", "System.IO.TextReader", "System.IO.InvalidDataException", "System.IO.IOException"];

    private static readonly string[] Interop = ["System.Runtime.InteropServices.MemoryMarshal", "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.InAttribute"];

    [Fact]
    public void Core_NamesNothingOutsideTheNamespacesThatItMay() =>
        Assert.All(TypeNames(), name => Assert.Contains(Namespace(name), Namespaces));

    [Fact]
    public void Core_OfInputOutputAndInterop_NamesTheHarmlessOnly()
    {
        Assert.All(TypeNames().Where(name => Namespace(name) == "System.IO"), name => Assert.Contains(name, InputOutput));
        Assert.All(TypeNames().Where(name => Namespace(name) == "System.Runtime.InteropServices"), name => Assert.Contains(name, Interop));
    }

    [Fact]
    public void Core_NamesNoBannedType() => Assert.DoesNotContain(TypeNames(), Types.Contains);

    [Fact]
    public void Core_CallsNoBannedMember() => Assert.DoesNotContain(MemberNames(), Members.Contains);

    [Fact]
    public void Core_AsksTheEnvironmentNothingButWhichThreadItIsOn() =>
        // The compiler's own async iterators ask that.
        Assert.DoesNotContain(MemberNames(), name =>
            name.StartsWith("System.Environment.", StringComparison.Ordinal) && name != "System.Environment.get_CurrentManagedThreadId");

    private static string Namespace(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    // A nested type has no namespace of its own: its outermost type is looked at.
    private static List<string> TypeNames() => Read(reader => reader.TypeReferences
        .Where(handle => reader.GetTypeReference(handle).ResolutionScope.Kind != HandleKind.TypeReference)
        .Select(handle => Name(reader, handle)));

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
