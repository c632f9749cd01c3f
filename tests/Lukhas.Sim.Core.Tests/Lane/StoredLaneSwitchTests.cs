using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class StoredLaneSwitchTests
{
    private static readonly TenantId Acme = TenantId.Parse("acme");

    private readonly FakeTimeProvider _time = new();
    private readonly WatchedSwitches _store = new();

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public async Task IsEnabledAsync_IsTrueWhereAllSwitchesAreOn(bool deployment, bool global, bool tenant, bool expected)
    {
        _store.State = State(global, tenant);

        Assert.Equal(expected, await Open(deployment).IsEnabledAsync(Acme, CancellationToken.None));
    }

    [Fact]
    public async Task IsEnabledAsync_WithinFiveSeconds_ReadsOnce()
    {
        var laneSwitch = Open();
        Assert.True(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
        _store.State = State(true, false);

        _time.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.True(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
        Assert.Equal(1, _store.Reads);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
    }

    [Fact]
    public async Task IsEnabledAsync_WhenUnreadable_IsOffUntilItCanBeRead()
    {
        var laneSwitch = Open();
        _store.Failure = new StorageUnavailableException("down");
        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
        _store.Failure = new InvalidDataException("damaged");
        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));

        _store.Failure = null;
        Assert.True(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
    }

    [Fact]
    public async Task IsEnabledAsync_WhenReadOnceAndThenUnreadable_IsOffAfterFiveSeconds()
    {
        var laneSwitch = Open();
        await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None);
        _store.Failure = new StorageUnavailableException("down");

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
    }

    [Fact]
    public async Task SetAsync_InThisProcess_TakesEffectAtOnce()
    {
        var laneSwitch = Open();
        Assert.True(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));

        await laneSwitch.SetAsync(Acme, enabled: false, _time.GetUtcNow(), CancellationToken.None);

        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
    }

    private static LaneSwitchState State(bool global, bool tenant) => new(new StoredSwitch(global, null), new StoredSwitch(tenant, null));

    [Fact]
    public async Task SetAsync_WhileAnotherReads_IsNotUndoneByWhatThatOneRead()
    {
        var laneSwitch = Open();
        var reading = new TaskCompletionSource();
        _store.AfterRead = () => reading.Task;
        var earlier = laneSwitch.IsEnabledAsync(Acme, CancellationToken.None).AsTask();
        _store.AfterRead = () => Task.CompletedTask;

        await laneSwitch.SetAsync(Acme, enabled: false, _time.GetUtcNow(), CancellationToken.None);
        reading.SetResult();
        await earlier;

        Assert.False(await laneSwitch.IsEnabledAsync(Acme, CancellationToken.None));
    }

    private StoredLaneSwitch Open(bool deployment = true) => new(_store, new LaneOptions { Enabled = deployment }, _time);

    private sealed class WatchedSwitches : ILaneSwitchStore
    {
        public LaneSwitchState State { get; set; } = LaneSwitchState.NeverSet;

        public Exception? Failure { get; set; }

        public int Reads { get; private set; }

        public Func<Task> AfterRead { get; set; } = () => Task.CompletedTask;

        public async ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
        {
            Reads++;
            if (Failure is { } failure)
                throw failure;
            var state = State;
            await AfterRead();
            return state;
        }

        public ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken)
        {
            State = tenant is null ? State with { Global = value } : State with { Tenant = value };
            return ValueTask.CompletedTask;
        }
    }
}
