using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>A ledger of step-ups whose calls are on record.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="name">Its backend's name.</param>
/// <param name="meter">What measures.</param>
internal sealed class MeteredStepUpLedger(IStepUpLedger ledger, string name, SimMeter meter) : IStepUpLedger
{
    private readonly StoreCalls _calls = new(meter, $"step_ups.{name}");

    public ValueTask<bool> TryConsumeAsync(string issuer, string tokenId, DateTimeOffset forgetAt, CancellationToken cancellationToken) =>
        _calls.RunAsync("consume", () => ledger.TryConsumeAsync(issuer, tokenId, forgetAt, cancellationToken));
}
