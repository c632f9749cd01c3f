using CsCheck;

namespace Lukhas.Sim.TestKit.Fuzzing;

/// <summary>Changes documents as a fuzzer does: bits, cuts, repeats, splices of one with another, and pieces that are known to hurt.</summary>
public static class Mutations
{
    private const int MaxChanges = 6;
    private const int MaxBytes = 64 * 1024;

    private enum Way
    {
        FlipBit,
        SetByte,
        Truncate,
        Remove,
        Repeat,
        Insert,
        InsertPiece,
        ReplaceByPiece,
        Splice,
    }

    /// <summary>Documents of a corpus, each changed once to six times.</summary>
    /// <param name="corpus">What is changed; at least one document.</param>
    /// <param name="pieces">What is put in.</param>
    public static Gen<byte[]> Of(IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> pieces) =>
        Gen.Select(Among(corpus), Change(corpus, pieces).Array[1, MaxChanges], (document, changes) =>
            changes.Aggregate(document, (bytes, change) => change.Apply(bytes)));

    private static Gen<Mutation> Change(IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> pieces) =>
        Gen.Select(
            Gen.Enum<Way>(),
            Gen.Int[0, int.MaxValue - 1],
            Gen.OneOf(Gen.Int[1, 4], Gen.Int[1, 64], Gen.Int[1, 2_048]),
            Gen.Byte.Array[1, 4],
            Among(pieces),
            Among(corpus),
            (way, at, length, junk, piece, other) => new Mutation(way, at, length, junk, piece, other));

    private static Gen<byte[]> Among(IReadOnlyList<byte[]> documents) => Gen.Int[0, documents.Count - 1].Select(index => documents[index]);

    private sealed record Mutation(Way Way, int At, int Length, byte[] Junk, byte[] Piece, byte[] Other)
    {
        public byte[] Apply(byte[] bytes)
        {
            var at = At % (bytes.Length + 1);
            var end = Math.Min(bytes.Length, at + Length);
            byte[] changed = Way switch
            {
                Way.FlipBit when at < bytes.Length => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (Length % 8))), .. bytes[(at + 1)..]],
                Way.SetByte when at < bytes.Length => [.. bytes[..at], Junk[0], .. bytes[(at + 1)..]],
                Way.Truncate => bytes[..at],
                Way.Remove => [.. bytes[..at], .. bytes[end..]],
                Way.Repeat => [.. bytes[..end], .. bytes[at..end], .. bytes[end..]],
                Way.InsertPiece => [.. bytes[..at], .. Piece, .. bytes[at..]],
                Way.ReplaceByPiece => [.. bytes[..at], .. Piece, .. bytes[end..]],
                Way.Splice => [.. bytes[..at], .. Other[(At % (Other.Length + 1))..]],
                _ => [.. bytes[..at], .. Junk, .. bytes[at..]],
            };
            return changed.Length <= MaxBytes ? changed : bytes;
        }
    }
}
