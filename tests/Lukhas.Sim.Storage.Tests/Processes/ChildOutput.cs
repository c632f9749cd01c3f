using System.Diagnostics;
using System.Text;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>All that a process writes, kept for the message of a test that fails.</summary>
internal sealed class ChildOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    /// <summary>Reads both streams of a process until they end.</summary>
    /// <param name="process">A process that has just been started.</param>
    /// <param name="written">Sees every line of standard output; null at its end.</param>
    public void Follow(Process process, Action<string?>? written = null)
    {
        process.OutputDataReceived += (_, line) =>
        {
            Keep(line.Data);
            written?.Invoke(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString()
    {
        lock (_gate)
            return _text.ToString();
    }

    private void Keep(string? line)
    {
        lock (_gate)
            _text.AppendLine(line);
    }
}
