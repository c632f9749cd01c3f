using System.Buffers;

namespace Lukhas.Sim.Core.Audit;

/// <summary>How far a chain has come: what the next record follows. It never changes; adding to it gives another.</summary>
/// <remarks>
/// A chain is text, one record a line. A line is a JSON object whose last member is <c>hash</c>: the SHA-256, in hexadecimal, of the
/// line's bytes without that member. The member before it, <c>prev</c>, is the hash of the line before.
/// </remarks>
public sealed class AuditChain
{
    private AuditChain(AuditChainName name, long records, string lastHash)
    {
        Name = name;
        Records = records;
        LastHash = lastHash;
    }

    /// <summary>Which chain it is.</summary>
    public AuditChainName Name { get; }

    /// <summary>How many records it has, which is the number of the last.</summary>
    public long Records { get; }

    /// <summary>The last record's hash; without records <see cref="AuditChainName.Root"/>.</summary>
    public string LastHash { get; }

    /// <summary>A chain without records.</summary>
    /// <param name="name">Which chain it is.</param>
    public static AuditChain Begin(AuditChainName name) => new(name, 0, name.Root);

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">When it is put down.</param>
    /// <param name="lines">Gets the record's line, a line feed at its end.</param>
    /// <returns>The chain with the record.</returns>
    public AuditChain Append(AuditRecord record, DateTimeOffset now, IBufferWriter<byte> lines) =>
        new(Name, Records + 1, AuditLine.Write(this, record, now, lines));
}
