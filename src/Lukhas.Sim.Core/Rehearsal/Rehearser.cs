using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>
/// Rehearses plans: runs a stochastic activity network many times under three sets of assumptions and tells what is likely to happen,
/// what drives it and what to change first.
/// <para>
/// The same request gives the same report, to the last bit, on any machine, with any number of threads and any width of vector
/// registers, as long as the time limit does not come first: random numbers are a pure function of seed, rollout and variable
/// (Philox4x32-10, Salmon et al. 2011), and everything that shapes a number is IEEE 754 arithmetic in a fixed order. Where the time
/// limit comes first, the report is that of the rollouts done.
/// </para>
/// Durations and costs are beta-PERT (Malcolm et al. 1959). Statistics of steps and risks are over all rollouts, those of the plan's
/// finish and cost over the rollouts that succeeded; a failed plan is run to its end all the same.
/// </summary>
/// <param name="time">Tells when a budget's seconds are over.</param>
public sealed class Rehearser(TimeProvider time)
{
    private readonly PertQuantileTables _tables = new();

    /// <summary>Rehearses a plan. Safe to call from several threads.</summary>
    /// <param name="request">What to rehearse.</param>
    /// <param name="cancellationToken">Calls the work off, between two blocks of rollouts.</param>
    /// <exception cref="ArgumentException">The plan names unknown or repeated ids, or has a cycle.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    public RehearsalReport Rehearse(RehearsalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var basis = request.Plan is null ? PlanBasis.Heuristic : PlanBasis.Plan;
        var model = new PlanModel(request.Plan ?? HeuristicPlan.FromGoal(request.Goal), _tables);
        return new ReportBuilder(model, basis, Run(model, request, cancellationToken)).Build();
    }

    /// <summary>Runs a plan's rollouts.</summary>
    internal RehearsalRun Run(PlanModel model, RehearsalRequest request, CancellationToken cancellationToken)
    {
        var (rollouts, seconds) = (request.Budget.Rollouts, request.Budget.Seconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(rollouts, RehearsalBudget.MinRollouts, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rollouts, RehearsalBudget.MaxRollouts, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, RehearsalBudget.MaxSeconds, nameof(request));

        var started = time.GetTimestamp();
        var limit = TimeSpan.FromSeconds(seconds);
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = request.MaxParallelism ?? -1,
        };
        return new RehearsalRun(
            model, Philox4x32.FromSeed(request.RandomSeed), rollouts, () => time.GetElapsedTime(started) >= limit, parallel);
    }
}
