using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Randomness;

/// <summary>
/// The random words of a rehearsal: word (i, j, attempt) is a pure function of the random seed, the rollout <em>i</em>, the variable
/// <em>j</em> and the attempt. A block's rollouts share counters four to one, in a layout that needs no shuffling: with
/// L = <see cref="RolloutBlock.Size"/> / 4, rollout <em>r</em> of block <em>b</em> has word <c>r / L</c> of counter
/// <c>(b · L + r mod L, j, attempt, 0)</c>.
/// </summary>
/// <param name="generator">The keyed generator.</param>
internal sealed class RandomWords(Philox4x32 generator)
{
    private const int Lanes = RolloutBlock.Size / 4;
    private const double WordScale = 1.0 / 4294967296.0;

    /// <summary>The middle of a word's share of (0, 1).</summary>
    /// <param name="word">32 random bits.</param>
    /// <returns>A number in (0, 1), never 0 and never 1.</returns>
    public static double Uniform(uint word) => (word + 0.5) * WordScale;

    /// <summary>Finds the words of a block whose <see cref="Uniform"/> is below a probability.</summary>
    /// <param name="words">A block's words.</param>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="rows">Where their places go, ascending; as long as the words.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Below(ReadOnlySpan<uint> words, double probability, Span<int> rows)
    {
        // (w + 1/2) / 2^32 < p just when w < ⌈p 2^32 − 1/2⌉, which is exact.
        var limit = (long)Math.Ceiling((probability / WordScale) - 0.5);
        if (limit <= 0)
            return 0;
        var last = Vector512.Create((uint)(limit - 1));
        var count = 0;
        for (var row = 0; row < words.Length; row += Vector512<uint>.Count)
        {
            var below = Vector512.LessThanOrEqual(Vector512.Create(words.Slice(row, Vector512<uint>.Count)), last);
            for (var bits = below.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                rows[count++] = row + BitOperations.TrailingZeroCount(bits);
        }

        return count;
    }

    /// <summary>One word.</summary>
    public uint Word(int rollout, RandomVariable variable, int attempt = 0)
    {
        var (block, row) = Math.DivRem(rollout, RolloutBlock.Size);
        var (word, lane) = Math.DivRem(row, Lanes);
        var words = generator.Words((uint)((block * Lanes) + lane), variable.Number, (uint)attempt, 0);
        return word switch
        {
            0 => words.Word0,
            1 => words.Word1,
            2 => words.Word2,
            _ => words.Word3,
        };
    }

    /// <summary>The words of a whole block, in the order of its rollouts.</summary>
    public void Fill(Span<uint> words, int block, RandomVariable variable, int attempt = 0) =>
        generator.Fill(words[..RolloutBlock.Size], (uint)(block * Lanes), variable.Number, (uint)attempt);
}
