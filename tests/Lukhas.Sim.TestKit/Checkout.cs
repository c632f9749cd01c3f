namespace Lukhas.Sim.TestKit;

/// <summary>The checkout of the repository that the tests run in, for those that read what it holds.</summary>
public static class Checkout
{
    /// <summary>Its root: the folder above the tests that has the solution.</summary>
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The path of something in it.</summary>
    /// <param name="parts">Folders from the root on, and the name.</param>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    private static string Find(DirectoryInfo? from)
    {
        for (var folder = from; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lukhas.Sim.Functions.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
