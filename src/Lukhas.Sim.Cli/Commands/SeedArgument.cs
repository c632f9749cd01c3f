using System.CommandLine;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Requests;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>A seed as a person gives it: a goal in words, a file of JSON, or <c>-</c> for standard input.</summary>
internal static class SeedArgument
{
    private const string StandardInput = "-";

    public static Argument<string> Create()
    {
        var argument = new Argument<string>("seed") { Description = "A goal in quotes, the path of a seed's .json file, or - for standard input." };
        argument.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (string.IsNullOrWhiteSpace(text))
                result.AddError("The seed is blank: give a goal or a file.");
            else if (IsMissingFile(text))
                result.AddError($"There is no file “{text}”.");
            else if (Directory.Exists(text))
                result.AddError($"“{text}” is a directory: name a file in it, or put a goal into other words.");
        });
        return argument;
    }

    /// <summary>Reads the seed, and no more of it than shows that it is too long.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="terminal">Holds standard input.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A seed, JSON in UTF-8, or whatever was there instead: the lane says what is wrong with it.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string text, Terminal terminal, CancellationToken cancellationToken)
    {
        if (text == StandardInput)
        {
            var piped = await ReadAsync(terminal.Input, cancellationToken);
            return LooksLikeJson(piped.Span) ? piped : Goal(System.Text.Encoding.UTF8.GetString(piped.Span).Trim());
        }

        if (!File.Exists(text))
            return LooksLikeJson(System.Text.Encoding.UTF8.GetBytes(text)) ? System.Text.Encoding.UTF8.GetBytes(text) : Goal(text);
        await using var file = File.OpenRead(text);
        return await ReadAsync(file, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[JsonBody.MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }

    private static ReadOnlyMemory<byte> Goal(string goal) =>
        System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["goal"] = goal }.ToJsonString());

    private static bool LooksLikeJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static bool IsMissingFile(string text) =>
        text != StandardInput && text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !File.Exists(text);
}
