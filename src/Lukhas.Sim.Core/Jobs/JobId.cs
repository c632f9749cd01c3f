using System.Diagnostics.CodeAnalysis;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>A job's id: <c>JOB-</c> and 32 Crockford base32 characters, 160 bits that nobody can guess.</summary>
public readonly record struct JobId
{
    /// <summary>Bytes of entropy in an id.</summary>
    public const int Bytes = 20;

    private const string Prefix = "JOB-";

    private readonly string? _value;

    private JobId(string value) => _value = value;

    /// <summary>The id's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This job id was never set.");

    /// <summary>The storage shard, 0 to 63: the id's first six bits.</summary>
    public JobShard Shard => new((CrockfordBase32.ValueOf(Value[4]) << 1) | (CrockfordBase32.ValueOf(Value[5]) >> 4));

    /// <summary>Makes an id out of entropy.</summary>
    /// <param name="entropy"><see cref="Bytes"/> bytes from a cryptographic source.</param>
    public static JobId FromEntropy(ReadOnlySpan<byte> entropy)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(entropy.Length, Bytes);
        return new JobId(Prefix + CrockfordBase32.Encode(entropy));
    }

    /// <summary>Reads an id, exactly as it was written: upper case, no look-alikes.</summary>
    /// <param name="text">What a route or a row holds.</param>
    /// <param name="id">The id, when it is one.</param>
    /// <returns>Whether the text is a job id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobId id)
    {
        var valid = text is { Length: 36 }
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && CrockfordBase32.IsCanonical(text.AsSpan(Prefix.Length));
        id = valid ? new JobId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be one.</summary>
    /// <param name="text">The id's text.</param>
    /// <exception cref="FormatException">It is not a job id.</exception>
    public static JobId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A job id is JOB- and 32 Crockford base32 characters.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
