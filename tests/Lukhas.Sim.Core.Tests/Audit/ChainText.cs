using System.Buffers;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Core.Tests.Audit;

/// <summary>Chains as bytes, for tests to meddle with.</summary>
internal static class ChainText
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static readonly AuditChainName Name = AuditChainName.Of(Noon, "instance");

    /// <summary>The lines of a chain, each with its line feed.</summary>
    public static byte[][] Lines(IEnumerable<AuditRecord> records, AuditChainName? name = null)
    {
        var chain = AuditChain.Begin(name ?? Name);
        var lines = new List<byte[]>();
        foreach (var record in records)
        {
            var line = new ArrayBufferWriter<byte>();
            chain = chain.Append(record, Noon, line);
            lines.Add(line.WrittenSpan.ToArray());
        }

        return [.. lines];
    }

    public static Task<AuditReport> VerifyAsync(IEnumerable<byte[]> lines, AuditChainName? name = null) =>
        VerifyAsync(lines.SelectMany(line => line).ToArray(), name);

    public static async Task<AuditReport> VerifyAsync(byte[] text, AuditChainName? name = null)
    {
        using var stream = new MemoryStream(text);
        return await AuditVerifier.VerifyAsync(stream, name ?? Name, CancellationToken.None);
    }
}
