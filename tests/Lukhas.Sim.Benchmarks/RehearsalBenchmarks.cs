using BenchmarkDotNet.Attributes;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Benchmarks;

/// <summary>
/// 20,000 rollouts under each of three variants, with levers, of a plan of twelve steps and five risks, on one thread. A cold
/// rehearsal has its distributions to tabulate as well.
/// </summary>
[MemoryDiagnoser]
public class RehearsalBenchmarks
{
    private readonly Rehearser _warm = new(TimeProvider.System);
    private readonly RehearsalRequest _request = new()
    {
        Goal = "Release the product",
        Plan = ReleasePlan.Create(),
        RandomSeed = "benchmark",
        Budget = new RehearsalBudget(Rollouts: 20_000, Seconds: 30),
        MaxParallelism = 1,
    };

    [Benchmark(Baseline = true)]
    public RehearsalReport Warm() => _warm.Rehearse(_request, CancellationToken.None);

    [Benchmark]
    public RehearsalReport Cold() => new Rehearser(TimeProvider.System).Rehearse(_request, CancellationToken.None);
}
