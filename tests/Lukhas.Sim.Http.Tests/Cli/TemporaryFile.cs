namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>A path for a file that is gone after the test.</summary>
public sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"lukhas-sim-cli-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(Path);
}
