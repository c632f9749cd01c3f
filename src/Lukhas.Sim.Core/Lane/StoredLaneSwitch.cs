using System.Collections.Concurrent;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Lane;

/// <summary>The deployment's own switch and the stored ones together: the lane runs where all of them are on.</summary>
/// <param name="store">The stored switches.</param>
/// <param name="options">The deployment's own switch.</param>
/// <param name="time">Decides when what was read is old.</param>
public sealed class StoredLaneSwitch(ILaneSwitchStore store, LaneOptions options, TimeProvider time) : ILaneSwitch
{
    /// <summary>For how long what was read holds: a switch set elsewhere takes effect within it.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    /// <summary>Tenants come from verified tokens and are few; this only bounds what a strange issuer can fill.</summary>
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<TenantId, Known> _known = [];

    private long _settings;

    /// <inheritdoc/>
    public async ValueTask<bool> IsEnabledAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return false;

        // Taken before the reading, so that a slow one is not thought younger than it is.
        var now = time.GetUtcNow();
        if (_known.TryGetValue(tenant, out var known) && now - known.ReadAt < MaxAge && known.Settings == Interlocked.Read(ref _settings))
            return known.State.IsEnabled;
        var settings = Interlocked.Read(ref _settings);
        try
        {
            var state = await store.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
            if (_known.Count >= MaxKnown)
                _known.Clear();
            _known[tenant] = new Known(state, now, settings);
            return state.IsEnabled;
        }
        catch (Exception unreadable) when (unreadable is StorageUnavailableException or InvalidDataException)
        {
            // What cannot be read means off; nothing is remembered, so that the lane is back as soon as its store is.
            return false;
        }
    }

    /// <summary>Sets a stored switch; in this process it takes effect at once, elsewhere within <see cref="MaxAge"/>.</summary>
    /// <param name="tenant">Whose switch; null for the one that holds for all.</param>
    /// <param name="enabled">On or off.</param>
    /// <param name="now">The present time, in whole milliseconds.</param>
    /// <param name="cancellationToken">Gives it up; the switch may have been set all the same.</param>
    /// <exception cref="StorageUnavailableException">The store cannot be reached.</exception>
    public async ValueTask SetAsync(TenantId? tenant, bool enabled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await store.SetAsync(tenant, new StoredSwitch(enabled, now), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What was read before this, or is being read meanwhile, holds no longer.
            Interlocked.Increment(ref _settings);
        }
    }

    private sealed record Known(LaneSwitchState State, DateTimeOffset ReadAt, long Settings);
}
