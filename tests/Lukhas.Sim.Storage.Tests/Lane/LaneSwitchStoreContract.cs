using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Storage.Tests.Lane;

/// <summary>What every store of switches promises. A backend's tests are a subclass that makes the store.</summary>
public abstract class LaneSwitchStoreContract
{
    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly StoredSwitch On = new(true, DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_001));
    private static readonly StoredSwitch Off = new(false, DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000));
    private static readonly StoredSwitch NeverSet = StoredSwitch.NeverSet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ValueTask<ILaneSwitchStore> OpenAsync();

    [Fact]
    public async Task ReadAsync_WhenNeverSet_IsOn()
    {
        var store = await OpenAsync();

        Assert.Equal(new LaneSwitchState(NeverSet, NeverSet), await store.ReadAsync(Acme, Cancellation));
    }

    [Fact]
    public async Task SetAsync_OfATenant_ConcernsThatTenantOnly()
    {
        var store = await OpenAsync();

        await store.SetAsync(Acme, Off, Cancellation);

        Assert.Equal(new LaneSwitchState(NeverSet, Off), await store.ReadAsync(Acme, Cancellation));
        Assert.Equal(new LaneSwitchState(NeverSet, NeverSet), await store.ReadAsync(TenantId.Parse("ACME"), Cancellation));
        Assert.Equal(new LaneSwitchState(NeverSet, NeverSet), await store.ReadAsync(TenantId.Parse("global"), Cancellation));
    }

    [Fact]
    public async Task SetAsync_OfAll_ConcernsEveryTenantAndKeepsTheirOwnSwitches()
    {
        var store = await OpenAsync();
        await store.SetAsync(Acme, Off, Cancellation);

        await store.SetAsync(tenant: null, Off, Cancellation);
        Assert.Equal(new LaneSwitchState(Off, Off), await store.ReadAsync(Acme, Cancellation));
        Assert.Equal(new LaneSwitchState(Off, NeverSet), await store.ReadAsync(TenantId.Parse("other"), Cancellation));

        await store.SetAsync(tenant: null, On, Cancellation);
        Assert.Equal(new LaneSwitchState(On, Off), await store.ReadAsync(Acme, Cancellation));
    }

    [Fact]
    public async Task SetAsync_OnAgain_IsOn()
    {
        var store = await OpenAsync();

        await store.SetAsync(Acme, Off, Cancellation);
        await store.SetAsync(Acme, On, Cancellation);

        Assert.Equal(new LaneSwitchState(NeverSet, On), await store.ReadAsync(Acme, Cancellation));
    }
}
