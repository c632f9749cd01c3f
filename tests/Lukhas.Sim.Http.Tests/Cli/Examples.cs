using Lukhas.Sim.TestKit;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>The seeds that the repository comes with.</summary>
public static class Examples
{
    private static readonly string[] Guarded = ["denied.json", "step-up.json"];

    /// <summary>Those that policy allows.</summary>
    public static TheoryData<string> Benign => [.. Directory.GetFiles(Folder, "*.json").Select(Name).Except(Guarded).Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Folder, name);

    private static string Folder { get; } = Checkout.PathOf("examples");

    private static string Name(string path) => Path.GetFileName(path);
}
