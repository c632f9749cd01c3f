using System.Reflection;

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>The checkout that these tests were built from, as the build tells it.</summary>
internal static class Repository
{
    public static string Folder { get; } = Metadata("RepositoryFolder")!;

    /// <summary>The Bicep CLI; null on a platform that the build has none for.</summary>
    public static string? Bicep { get; } = Metadata("Bicep");

    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Copies a folder of it, for whoever writes beside what is there.</summary>
    public static void Copy(string relative, string to) => Copy(new DirectoryInfo(PathOf(relative)), to);

    private static void Copy(DirectoryInfo from, string to)
    {
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories())
            Copy(folder, Directory.CreateDirectory(Path.Combine(to, folder.Name)).FullName);
    }

    private static string? Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(attribute => attribute.Key == key)?.Value;
}
