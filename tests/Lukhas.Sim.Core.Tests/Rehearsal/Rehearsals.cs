using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Rehearsal.Sampling;
using Lukhas.Sim.TestKit.Rehearsal;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

internal static class Rehearsals
{
    private static readonly Rehearser Rehearser = new(new FakeTimeProvider());

    public static RehearsalReport Rehearse(this RehearsalRequest request) => Rehearser.Rehearse(request, CancellationToken.None);

    public static RehearsalReport Rehearse(this Plan plan, int rollouts = 1_000) => plan.Request(rollouts).Rehearse();

    public static VariantReport Of(this RehearsalReport report, Variant variant) => report.Variants[(int)variant];

    public static RehearsalRun Run(this RehearsalRequest request) =>
        Rehearser.Run(new PlanModel(request.Plan!, new PertQuantileTables()), request, CancellationToken.None);
}
