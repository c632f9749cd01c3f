using System.Diagnostics;
using System.Text;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>All that a process writes, kept for the message of a test that fails.</summary>
internal sealed class ChildOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private TaskCompletionSource _written = NextLine();

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

    /// <summary>Waits until a text has been written.</summary>
    /// <param name="text">Part of a line.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitForAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task written;
            lock (_gate)
            {
                if (_text.ToString().Contains(text, StringComparison.Ordinal))
                    return;
                written = _written.Task;
            }

            await written.WaitAsync(cancellationToken);
        }
    }

    public override string ToString()
    {
        lock (_gate)
            return _text.ToString();
    }

    private void Keep(string? line)
    {
        lock (_gate)
        {
            _text.AppendLine(line);
            _written.SetResult();
            _written = NextLine();
        }
    }

    private static TaskCompletionSource NextLine() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
