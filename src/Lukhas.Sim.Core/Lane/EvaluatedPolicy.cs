using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Lane;

/// <summary>What policy would say of a seed.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="TraceId">The trace under which it was audited.</param>
public sealed record EvaluatedPolicy(PolicyDecision Decision, TraceId TraceId);
