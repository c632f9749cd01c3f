namespace Lukhas.Sim.Core.Audit;

/// <summary>The order in which records stand, and what is wrong with it.</summary>
/// <param name="order">The records' numbers, in the order in which they stand.</param>
internal sealed class AuditOrder(IReadOnlyList<long> order)
{
    private readonly bool _isRight = order.Select((seq, index) => seq == index + 1).All(right => right);

    /// <summary>The numbers up to the highest that no record has, as ranges.</summary>
    public IEnumerable<(long First, long Last)> Missing()
    {
        if (_isRight)
            yield break;
        var before = 0L;
        foreach (var seq in order.Distinct().Order())
        {
            if (seq > before + 1)
                yield return (before + 1, seq - 1);
            before = seq;
        }
    }

    /// <summary>The numbers that more than one record has.</summary>
    public IEnumerable<long> Repeated() => _isRight ? [] : order.CountBy(seq => seq).Where(count => count.Value > 1).Select(count => count.Key);

    /// <summary>The two records that stand in each other's place; else those that must move for all to be in order, as few as possible.</summary>
    public IEnumerable<long> Misplaced()
    {
        if (_isRight)
            return [];
        long[] numbers = [.. order.Distinct()];
        long[] elsewhere = [.. numbers.Zip(numbers.Order()).Where(pair => pair.First != pair.Second).Select(pair => pair.First)];
        return elsewhere.Length == 2 ? elsewhere : numbers.Except(LongestRise(numbers));
    }

    /// <summary>The longest rising sequence that is left when others are taken out, by patience sorting.</summary>
    private static HashSet<long> LongestRise(long[] numbers)
    {
        // The end of the best rise of every length, and what comes before every number in its own.
        var ends = new List<long>();
        var before = new Dictionary<long, long>();
        foreach (var number in numbers)
        {
            var place = ends.BinarySearch(number) is var found && found < 0 ? ~found : found;
            if (place > 0)
                before[number] = ends[place - 1];
            if (place == ends.Count)
                ends.Add(number);
            else
                ends[place] = number;
        }

        var rise = new HashSet<long>();
        for (long? number = ends.Count > 0 ? ends[^1] : null; number is { } member; number = before.TryGetValue(member, out var earlier) ? earlier : null)
            rise.Add(member);
        return rise;
    }
}
