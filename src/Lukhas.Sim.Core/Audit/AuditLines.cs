using System.Runtime.CompilerServices;

namespace Lukhas.Sim.Core.Audit;

/// <summary>Cuts a chain into its lines.</summary>
internal static class AuditLines
{
    /// <summary>Bytes of a line at most. What is longer was never written, and is cut so that it cannot fill the memory.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads the lines, without their line feeds; a line is good until the next is asked for.</summary>
    /// <returns>Every line, and whether a line feed ended it.</returns>
    public static async IAsyncEnumerable<(ReadOnlyMemory<byte> Line, bool IsEnded)> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            filled += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
                yield return (buffer.AsMemory(start, length), true);
            if (start == 0 && filled == MaxBytes)
            {
                yield return (buffer.AsMemory(0, filled), true);
                start = filled;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, MaxBytes));
        }

        if (filled > 0)
            yield return (buffer.AsMemory(0, filled), false);
    }
}
