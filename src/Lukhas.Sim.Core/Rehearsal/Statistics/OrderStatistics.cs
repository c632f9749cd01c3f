namespace Lukhas.Sim.Core.Rehearsal.Statistics;

/// <summary>Quantiles without sorting everything.</summary>
internal static class OrderStatistics
{
    private const int SmallEnoughToSort = 32;

    /// <summary>
    /// Rearranges values so that those at the wanted ranks stand where a full sort would put them: quicksort that only follows
    /// partitions with a wanted rank in them (Hoare 1961).
    /// </summary>
    /// <param name="values">What to rearrange; no NaN.</param>
    /// <param name="ranks">Ascending, each an index into <paramref name="values"/>.</param>
    public static void Place(Span<double> values, ReadOnlySpan<int> ranks) =>
        Place(values, ranks, offset: 0, partitionsLeft: 4 * (32 - int.LeadingZeroCount(values.Length)));

    /// <summary>A quantile by linear interpolation between the order statistics around it (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="values">With the ranks of <see cref="Ranks"/> in place.</param>
    /// <param name="probability">In [0, 1].</param>
    public static double Quantile(ReadOnlySpan<double> values, double probability)
    {
        var position = probability * (values.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, values.Length - 1);
        return values[below] + ((position - below) * (values[above] - values[below]));
    }

    /// <summary>The ranks that the quantiles need in place, ascending.</summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="probabilities">Ascending, each in [0, 1].</param>
    public static int[] Ranks(int count, ReadOnlySpan<double> probabilities)
    {
        var ranks = new SortedSet<int>();
        foreach (var probability in probabilities)
        {
            var below = (int)(probability * (count - 1));
            ranks.Add(below);
            ranks.Add(Math.Min(below + 1, count - 1));
        }

        return [.. ranks];
    }

    private static void Place(Span<double> values, ReadOnlySpan<int> ranks, int offset, int partitionsLeft)
    {
        while (!ranks.IsEmpty)
        {
            if (values.Length <= SmallEnoughToSort || partitionsLeft-- == 0)
            {
                values.Sort();
                return;
            }

            var (lessEnd, greaterStart) = Partition(values);
            var ranksInLess = CountBelow(ranks, offset + lessEnd);
            var ranksUpToEqual = CountBelow(ranks, offset + greaterStart);
            Place(values[..lessEnd], ranks[..ranksInLess], offset, partitionsLeft);
            values = values[greaterStart..];
            ranks = ranks[ranksUpToEqual..];
            offset += greaterStart;
        }
    }

    // What is at most the pivot goes left, what is at least the pivot goes right; what lies between the two ends is in place.
    private static (int LessEnd, int GreaterStart) Partition(Span<double> values)
    {
        var pivot = MedianOfThree(values[0], values[values.Length / 2], values[^1]);
        var (left, right) = (0, values.Length - 1);
        while (left <= right)
        {
            while (values[left] < pivot)
                left++;
            while (values[right] > pivot)
                right--;
            if (left > right)
                break;
            (values[left], values[right]) = (values[right], values[left]);
            left++;
            right--;
        }

        return (right + 1, left);
    }

    private static double MedianOfThree(double a, double b, double c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static int CountBelow(ReadOnlySpan<int> ranks, int end)
    {
        var count = 0;
        while (count < ranks.Length && ranks[count] < end)
            count++;
        return count;
    }
}
