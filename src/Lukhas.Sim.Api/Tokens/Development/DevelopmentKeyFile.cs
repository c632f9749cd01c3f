using System.Security.Cryptography;

namespace Lukhas.Sim.Api.Tokens.Development;

/// <summary>The development issuer's private key, a PEM file that only its owner can read.</summary>
internal static class DevelopmentKeyFile
{
    /// <summary>Where it lies unless told otherwise: in the user's own directory.</summary>
    public static string DefaultPath =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".lukhas-sim", "dev-key.pem");

    /// <summary>Reads the key's PEM text, and makes a key if there is none.</summary>
    /// <param name="path">The file.</param>
    public static string ReadOrCreate(string path)
    {
        if (!File.Exists(path))
            Create(path);
        return File.ReadAllText(path);
    }

    // Written whole beside its place and then moved there, so that of two processes both end up with one key.
    private static void Create(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var draft = Path.Combine(directory, Path.GetRandomFileName());
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var writer = new StreamWriter(draft, PrivateToOwner()))
            writer.Write(key.ExportPkcs8PrivateKeyPem());

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its key is the one to use.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions PrivateToOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
