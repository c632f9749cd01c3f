using Azure.Data.Tables;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Storage.Azure.Capabilities;
using Lukhas.Sim.Storage.Tests.Backends;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Capabilities;

public sealed class TableStepUpLedgerTests(Azurite azurite) : StepUpLedgerContract
{
    protected override async ValueTask<IStepUpLedger> OpenAsync(TimeProvider time) => new TableStepUpLedger(await azurite.NewTableAsync(), time);

    [Fact]
    public async Task TryConsumeAsync_NowAndThen_RemovesWhatMayBeForgotten()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var table = await azurite.NewTableAsync();
        var ledger = new TableStepUpLedger(table, time);
        var cancellation = TestContext.Current.CancellationToken;
        for (var index = 0; index < 120; index++)
            await ledger.TryConsumeAsync("issuer", $"old-{index}", time.GetUtcNow() + TimeSpan.FromMinutes(5), cancellation);

        time.Advance(TimeSpan.FromMinutes(10));
        await ledger.TryConsumeAsync("issuer", "young", time.GetUtcNow() + TimeSpan.FromMinutes(5), cancellation);

        Assert.Single(await table.QueryAsync<TableEntity>(cancellationToken: cancellation).ToListAsync(cancellation));
    }
}
