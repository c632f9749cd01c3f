using CsCheck;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.TestKit.Rehearsal;

/// <summary>Generates valid plans.</summary>
public static class PlanGen
{
    /// <summary>Estimates with and without spread, to the thousandth: numbers whose squares vanish would test nothing but that.</summary>
    public static Gen<Estimate> Estimate { get; } = Gen.OneOf(
        Gen.Int[0, 100_000].Select(value => Core.Rehearsal.Estimate.Fixed(value / 1000.0)),
        Gen.Int[0, 100_000].Select(value => value / 1000.0).Array[3].Select(values =>
        {
            Array.Sort(values);
            return new Estimate(values[0], values[1], values[2]);
        }));

    /// <summary>Precedence graphs of 1 to 12 steps, in any order of listing; every step's predecessors.</summary>
    public static Gen<int[][]> Graph { get; } =
        from count in Gen.Int[1, 12]
        from edges in Gen.Bool.Array[count * count]
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        select Enumerable.Range(0, count)
            .Select(step => Enumerable.Range(0, count).Where(before => order[before] < order[step] && edges[(step * count) + before]).ToArray())
            .ToArray();

    /// <summary>Plans with everything a plan can have.</summary>
    public static Gen<Plan> Plan { get; } =
        from graph in Graph
        from steps in Step.Array[graph.Length]
        from risks in Risk(graph.Length).Array[0, 4]
        from deadline in Gen.Double[0, 300].Nullable()
        from budget in Gen.Double[0, 600].Nullable()
        select new Plan
        {
            Unit = "days",
            Deadline = deadline,
            Budget = budget,
            Steps = [.. steps.Select((step, i) => step with { Id = Id(i), After = [.. graph[i].Select(Id)] })],
            Risks = [.. risks.Select((risk, i) => risk with { Id = $"risk_{i}" })],
        };

    private static Gen<PlanStep> Step =>
        from title in Gen.String[Gen.Char.AlphaNumeric, 0, 20]
        from duration in Estimate
        from cost in Estimate
        from success in Gen.OneOf(Gen.Const(1.0), Gen.Double[0, 1])
        from retries in Gen.Int[0, 3]
        from verify in Gen.String[Gen.Char.AlphaNumeric, 0, 20].Null()
        select new PlanStep
        {
            Id = "",
            Title = title,
            Duration = duration,
            Cost = cost,
            Success = success,
            Retries = retries,
            Verify = verify,
        };

    private static Gen<PlanRisk> Risk(int steps) =>
        from title in Gen.String[Gen.Char.AlphaNumeric, 0, 20]
        from probability in Gen.Double[0, 1]
        from named in Gen.Int[0, steps - 1].HashSet[0, steps]
        from delay in Estimate
        from cost in Estimate
        from fatal in Gen.Bool
        from mitigation in Gen.String[Gen.Char.AlphaNumeric, 0, 20].Null()
        select new PlanRisk
        {
            Id = "",
            Title = title,
            Probability = probability,
            Steps = [.. named.Select(Id)],
            Delay = delay,
            Cost = cost,
            Fatal = fatal,
            Mitigation = mitigation,
        };

    private static string Id(int step) => $"step-{step}";
}
