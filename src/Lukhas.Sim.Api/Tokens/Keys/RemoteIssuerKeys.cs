using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>
/// Keys that an issuer's server publishes, kept once fetched. A caller whose key is known never waits for the server and is never
/// refused because of it; a caller whose key is not known waits for one fetch, which all who wait share.
/// <para>
/// The library's <c>ConfigurationManager</c> refreshes behind the caller's back, so that the first token of a new key is refused, asks
/// again at every call while the first fetch fails, and goes by the machine's clock; so its readers are used here, and not its cache.
/// </para>
/// </summary>
/// <param name="address">Where the keys are published.</param>
/// <param name="servers">Fetches them.</param>
/// <param name="time">What intervals are measured by.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed class RemoteIssuerKeys(KeyAddress address, KeyServers servers, TimeProvider time, ILogger<RemoteIssuerKeys> logger) : IIssuerKeys
{
    /// <summary>How long a fetch may take.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(5);

    /// <summary>How often an unknown <c>kid</c> may have the server asked.</summary>
    public static readonly TimeSpan OnDemandInterval = TimeSpan.FromMinutes(1);

    /// <summary>How often the server is asked while it has not told any key yet.</summary>
    public static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(5);

    /// <summary>After how long known keys are looked up again, in the background: how long a withdrawn key is believed.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private Dictionary<string, JsonWebKey>? _keys;
    private Task? _fetch;
    private bool _failed;
    private DateTimeOffset _staleAt;
    private DateTimeOffset _nextOnDemand;

    /// <inheritdoc/>
    public async ValueTask<JsonWebKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        if (TryFind(kid, out var key, out var underWay))
            return key;

        // A fetch that began before the caller came may have read the set before the key was in it: its end is not the last word.
        if (underWay is not null)
        {
            await underWay.WaitAsync(cancellationToken);
            if (TryFind(kid, out key, out _))
                return key;
        }

        if (FetchOnDemand() is { } fetch)
        {
            await fetch.WaitAsync(cancellationToken);
            if (TryFind(kid, out key, out _))
                return key;
        }

        lock (_gate)
            return _failed || _keys is null ? throw new KeysUnavailableException(Later(_nextOnDemand - time.GetUtcNow())) : null;
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);

    private bool TryFind(string kid, out JsonWebKey? key, out Task? underWay)
    {
        lock (_gate)
        {
            underWay = _fetch;
            if (_keys is null || !_keys.TryGetValue(kid, out key))
            {
                key = null;
                return false;
            }

            var now = time.GetUtcNow();
            if (now >= _staleAt && _fetch is null)
            {
                _staleAt = now + OnDemandInterval;
                _fetch = Task.Run(FetchAsync, CancellationToken.None);
            }

            return true;
        }
    }

    private Task? FetchOnDemand()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_fetch is not null || now < _nextOnDemand)
                return _fetch;
            _nextOnDemand = now + (_keys is null ? FirstInterval : OnDemandInterval);
            return _fetch = Task.Run(FetchAsync, CancellationToken.None);
        }
    }

    // Tied to no caller: one that goes away must not take the keys from the others who wait.
    private async Task FetchAsync()
    {
        try
        {
            using var timeOut = new CancellationTokenSource(TimeOut, time);
            Keep(await servers.FetchAsync(address, timeOut.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or FormatException)
        {
            IssuerKeysLog.FetchFailed(logger, exception, address.Location);
            lock (_gate)
                _failed = true;
        }
        finally
        {
            lock (_gate)
                _fetch = null;
        }
    }

    private void Keep(IReadOnlyDictionary<string, JsonWebKey> fetched)
    {
        lock (_gate)
        {
            // The first fetch answers no unknown key: the next one that comes may have the server asked.
            if (_keys is null)
                _nextOnDemand = default;
            _keys = fetched.ToDictionary(pair => pair.Key, pair => Unchanged(pair.Key, pair.Value), StringComparer.Ordinal);
            _failed = false;
            _staleAt = time.GetUtcNow() + FreshFor;
        }

        IssuerKeysLog.Fetched(logger, fetched.Count, address.Location);
    }

    // A key that stays the same stays the same object, by which verified tokens know that they still hold.
    private JsonWebKey Unchanged(string kid, JsonWebKey key) =>
        _keys?.GetValueOrDefault(kid) is { } known && known.Alg == key.Alg && known.Use == key.Use
        && known.ComputeJwkThumbprint().AsSpan().SequenceEqual(key.ComputeJwkThumbprint())
            ? known
            : key;
}
