namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>
/// The kept inputs: a file for each idea, named for it, and what came of each in <c>outcomes.txt</c>. What fuzzing finds is added here.
/// </summary>
internal static class SeedCorpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Seeds", "Corpus");

    /// <summary>Every file, by its name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } =
        Directory.EnumerateFiles(Folder, "*.json").ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>The outcome that was recorded for each file.</summary>
    public static IReadOnlyDictionary<string, string> Outcomes { get; } = File.ReadLines(Path.Combine(Folder, "outcomes.txt"))
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
