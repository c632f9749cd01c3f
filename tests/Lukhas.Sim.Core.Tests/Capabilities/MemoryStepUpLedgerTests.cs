using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Core.Tests.Capabilities;

public sealed class MemoryStepUpLedgerTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task TryConsumeAsync_IsTrueOncePerIssuerAndToken()
    {
        var ledger = new MemoryStepUpLedger(_time);

        Assert.True(await ConsumeAsync(ledger, "a", "1"));
        Assert.False(await ConsumeAsync(ledger, "a", "1"));
        Assert.True(await ConsumeAsync(ledger, "a", "2"));
        Assert.True(await ConsumeAsync(ledger, "b", "1"));
    }

    [Fact]
    public async Task TryConsumeAsync_WhenTheEntryMayBeForgotten_ForgetsItAndNotSooner()
    {
        var ledger = new MemoryStepUpLedger(_time);
        await ConsumeAsync(ledger, "a", "1");

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.False(await ConsumeAsync(ledger, "a", "1"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await ConsumeAsync(ledger, "a", "1"));
    }

    private async Task<bool> ConsumeAsync(MemoryStepUpLedger ledger, string issuer, string token) =>
        await ledger.TryConsumeAsync(issuer, token, _time.GetUtcNow() + TimeSpan.FromMinutes(10), CancellationToken.None);
}
