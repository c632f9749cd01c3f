using System.Security.Cryptography;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>A document of the inbox as bytes, with their SHA-256.</summary>
/// <param name="Utf8">The JSON text.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record DreamDocument(ReadOnlyMemory<byte> Utf8, string Sha256)
{
    /// <summary>A document, hashed.</summary>
    /// <param name="utf8">The JSON text.</param>
    public static DreamDocument Of(ReadOnlyMemory<byte> utf8) => new(utf8, Convert.ToHexStringLower(SHA256.HashData(utf8.Span)));
}
