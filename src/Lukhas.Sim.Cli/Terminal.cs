using Spectre.Console;

namespace Lukhas.Sim.Cli;

/// <summary>What a command reads from and writes to, so that tests can hold both ends.</summary>
public sealed class Terminal
{
    /// <summary>Cells of a line where nobody looks at a terminal: the same in every pipe.</summary>
    public const int RedirectedWidth = 100;

    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output, for what programs read.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard output, for what people read.</summary>
    public required IAnsiConsole Page { get; init; }

    /// <summary>Standard error, for what people read.</summary>
    public required IAnsiConsole Notes { get; init; }

    /// <summary>The environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The development issuer's key; null for the user's own.</summary>
    public string? DevelopmentKeyPath { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        Page = Open(Console.Out, Console.IsOutputRedirected),
        Notes = Open(Console.Error, Console.IsErrorRedirected),
    };

    /// <summary>A console on plain text: no escape sequences, one width.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Cells of a line.</param>
    public static IAnsiConsole Plain(TextWriter writer, int width = RedirectedWidth)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        };

        // On a build server Spectre would turn escape sequences on again.
        settings.Enrichment.UseDefaultEnrichers = false;
        var console = AnsiConsole.Create(settings);
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        if (redirected)
            return Plain(writer);
        var colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
    }
}
