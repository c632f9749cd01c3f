using System.Text.Json;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Reads a seed and has policy decide on it, on record.</summary>
/// <param name="gate">The policy.</param>
/// <param name="audit">Where every decision goes before anything follows from it.</param>
public sealed class SeedIntake(PolicyGate gate, IAuditSink audit)
{
    /// <summary>Reads a seed and decides on it.</summary>
    /// <param name="caller">Whose seed it is.</param>
    /// <param name="trace">The trace of the request.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal async ValueTask<LaneResult<JudgedSeed>> JudgeAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        switch (SeedReader.Read(body))
        {
            case SeedReading.Malformed malformed:
                return new Refusal.MalformedJson(malformed.Detail);
            case SeedReading.Invalid invalid:
                return new Refusal.InvalidSeed(invalid.Errors);
            case SeedReading.Valid valid:
                var decision = gate.Decide(valid.Root);
                await audit.WriteAsync(
                    new AuditRecord.PolicyDecided
                    {
                        TraceId = trace,
                        Tenant = caller.Tenant,
                        Subject = caller.Subject,
                        TokenId = caller.TokenId,
                        Decision = decision,
                    },
                    cancellationToken).ConfigureAwait(false);
                return new JudgedSeed(valid.Root, valid.Seed, decision);
            default:
                throw new InvalidOperationException("A seed was read to no known end.");
        }
    }

    /// <summary>A seed that was read, and what policy says of it.</summary>
    /// <param name="Root">The document as it arrived.</param>
    /// <param name="Seed">The seed in it.</param>
    /// <param name="Decision">The decision.</param>
    internal sealed record JudgedSeed(JsonElement Root, Seed Seed, PolicyDecision Decision);
}
