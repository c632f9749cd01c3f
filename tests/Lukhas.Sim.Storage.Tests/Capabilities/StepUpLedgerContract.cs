using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Capabilities;

/// <summary>What every step-up ledger promises. A backend's tests are a subclass that makes the ledger.</summary>
public abstract class StepUpLedgerContract
{
    private const string Issuer = "https://issuer.test";

    // A backend may have a clock of its own that drops what may be forgotten, so the tests begin now and only go forward.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IStepUpLedger> OpenAsync(TimeProvider time);

    [Fact]
    public async Task TryConsumeAsync_WhenCalledAgain_IsTrueOnceOnly()
    {
        var ledger = await OpenAsync(_time);

        Assert.True(await ConsumeAsync(ledger, Issuer, "token"));
        Assert.False(await ConsumeAsync(ledger, Issuer, "token"));
        Assert.False(await ConsumeAsync(ledger, Issuer, "token"));
    }

    [Theory]
    [InlineData(Issuer, "other")]
    [InlineData("https://other.test", "token")]
    [InlineData(Issuer + "\ntoken", "")]
    [InlineData("", Issuer + "token")]
    public async Task TryConsumeAsync_WhenIssuerOrTokenDiffer_IsAnotherStepUp(string issuer, string tokenId)
    {
        var ledger = await OpenAsync(_time);
        await ConsumeAsync(ledger, Issuer, "token");

        Assert.True(await ConsumeAsync(ledger, issuer, tokenId));
    }

    [Fact]
    public async Task TryConsumeAsync_WhenTheTokenHoldsWhatAKeyMayNot_WorksAllTheSame()
    {
        var ledger = await OpenAsync(_time);
        var strange = "a/b\\c#d?e|f\u0000Λ" + new string('x', 4000);

        Assert.True(await ConsumeAsync(ledger, Issuer, strange));
        Assert.False(await ConsumeAsync(ledger, Issuer, strange));
    }

    [Fact]
    public async Task TryConsumeAsync_WhenManyRace_LetsOneThrough()
    {
        var ledger = await OpenAsync(_time);

        for (var round = 0; round < 8; round++)
        {
            // On threads of their own, since a ledger in memory is done before it returns and would never meet another call.
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, 16).Select(_ => Task.Run(() => ConsumeAsync(ledger, Issuer, $"raced-{round}"), Cancellation)));

            Assert.Single(outcomes, consumed => consumed);
        }
    }

    [Fact]
    public async Task TryConsumeAsync_UntilItMayBeForgotten_Remembers()
    {
        var ledger = await OpenAsync(_time);
        await ConsumeAsync(ledger, Issuer, "token", TimeSpan.FromMinutes(30));
        for (var index = 0; index < 150; index++)
            await ConsumeAsync(ledger, Issuer, $"short-{index}", TimeSpan.FromMinutes(1));

        _time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));

        Assert.True(await ConsumeAsync(ledger, Issuer, "another"));
        Assert.False(await ConsumeAsync(ledger, Issuer, "token"));
    }

    private async Task<bool> ConsumeAsync(IStepUpLedger ledger, string issuer, string tokenId, TimeSpan? forgetAfter = null) =>
        await ledger.TryConsumeAsync(issuer, tokenId, _time.GetUtcNow() + (forgetAfter ?? TimeSpan.FromMinutes(6)), Cancellation);
}
