using System.Numerics;

namespace Lukhas.Sim.Storage.Tests.History;

/// <summary>
/// Whether a history can be put into one order that explains every answer and in which nothing comes before what had
/// ended when it began: the exhaustive search of Wing and Gong (1993), remembering what it tried as Lowe (2017) does.
/// </summary>
internal static class Linearizability
{
    /// <summary>Checks the history of one job that did not exist before.</summary>
    public static bool Holds(IEnumerable<JobOperation> history)
    {
        JobOperation[] operations = [.. history.OrderBy(operation => operation.Invoked)];
        var tried = new HashSet<(BigInteger Done, JobOperation.Register? Register)>();
        var open = new Stack<(BigInteger Done, JobOperation.Register? Register)>([(BigInteger.Zero, null)]);
        var all = (BigInteger.One << operations.Length) - 1;
        while (open.TryPop(out var at))
        {
            if (at.Done == all)
                return true;
            foreach (var index in NextOf(operations, at.Done))
            {
                if (operations[index].Explains(at.Register, out var register)
                    && (at.Done | (BigInteger.One << index), register) is var next
                    && tried.Add(next))
                    open.Push(next);
            }
        }

        return false;
    }

    /// <summary>What may come next: what began before anything else that is left had ended.</summary>
    private static IEnumerable<int> NextOf(JobOperation[] operations, BigInteger done)
    {
        var firstEnd = long.MaxValue;
        var first = (int)BigInteger.TrailingZeroCount(~done);
        for (var index = first; index < operations.Length && operations[index].Invoked < firstEnd; index++)
        {
            if ((done >> index).IsEven)
            {
                firstEnd = Math.Min(firstEnd, operations[index].Returned);
                yield return index;
            }
        }
    }
}
