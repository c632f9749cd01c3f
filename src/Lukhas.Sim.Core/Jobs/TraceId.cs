using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>A Λ-trace id: <c>LT-{epoch ms}-{16 hex}</c>. Every answer of the lane carries one.</summary>
public readonly partial record struct TraceId
{
    private readonly string? _value;

    private TraceId(string value) => _value = value;

    /// <summary>The id's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This trace id was never set.");

    /// <summary>Makes an id.</summary>
    /// <param name="now">When the trace begins.</param>
    /// <param name="entropy">64 bits that make it unique within its millisecond.</param>
    public static TraceId Create(DateTimeOffset now, ulong entropy) =>
        new(string.Create(CultureInfo.InvariantCulture, $"LT-{now.ToUnixTimeMilliseconds()}-{entropy:x16}"));

    /// <summary>Reads an id.</summary>
    /// <param name="text">What a route or a row holds.</param>
    /// <param name="id">The id, when it is one.</param>
    /// <returns>Whether the text is a trace id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TraceId id)
    {
        var valid = text is not null && Form().IsMatch(text);
        id = valid ? new TraceId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be one.</summary>
    /// <param name="text">The id's text.</param>
    /// <exception cref="FormatException">It is not a trace id.</exception>
    public static TraceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A trace id is LT-, epoch milliseconds, - and 16 hexadecimal digits.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^LT-[0-9]{1,15}-[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
