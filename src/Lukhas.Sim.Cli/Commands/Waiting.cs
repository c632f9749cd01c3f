using Spectre.Console;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>Shows that something takes its time, once it does.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(400);

    /// <summary>Waits for work, with a sign of life on standard error where a person looks at it.</summary>
    public static async Task<T> ShowAsync<T>(Terminal terminal, string text, Task<T> work, CancellationToken cancellationToken)
    {
        if (!terminal.Notes.Profile.Capabilities.Interactive)
            return await work;
        if (await Task.WhenAny(work, Task.Delay(Unnoticed, terminal.Time, cancellationToken)) == work)
            return await work;
        return await terminal.Notes.Status().Spinner(Spinner.Known.Dots).StartAsync(text, _ => work);
    }
}
