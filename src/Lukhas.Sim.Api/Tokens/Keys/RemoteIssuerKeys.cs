using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>
/// Keys that an issuer's server publishes, kept once fetched. While the server answers, a caller whose key is known waits for it only
/// after a pause of <see cref="AskFirstAfter"/>; while it does not, known keys stay for <see cref="TrustedFor"/>. A caller whose key is
/// not known waits for one fetch, which all who wait share.
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

    /// <summary>How often an unknown <c>kid</c> may have the server asked, and known ones while a fetch of theirs fails.</summary>
    public static readonly TimeSpan OnDemandInterval = TimeSpan.FromMinutes(1);

    /// <summary>How often the server is asked while it has not told any key yet.</summary>
    public static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(5);

    /// <summary>After how long known keys are looked up again, in the background.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>
    /// After how long the server is asked before known keys are used: nobody called meanwhile who would have had them looked up. So a key
    /// that has been withdrawn for longer is believed only while the server does not answer.
    /// </summary>
    public static readonly TimeSpan AskFirstAfter = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long known keys are trusted while the server does not answer: as long as a token may live. Whatever is shown later was issued
    /// after the issuer was last heard of.
    /// </summary>
    public static readonly TimeSpan TrustedFor = TokenTimes.MaxLifetime;

    private readonly Lock _gate = new();
    private Dictionary<string, JsonWebKey>? _keys;
    private Task? _fetch;
    private bool _failed;
    private DateTimeOffset _asOf;
    private DateTimeOffset _staleAt;
    private DateTimeOffset _nextOnDemand;

    /// <inheritdoc/>
    public async ValueTask<JsonWebKey?> FindAsync(string kid, DateTimeOffset? issuedAt, CancellationToken cancellationToken)
    {
        // A fetch that began before the caller came may have read the set before the key was in it: its end is not the last word.
        if (FetchBeforeUse(kid) is { } underWay)
            await underWay.WaitAsync(cancellationToken);
        if (Find(kid) is { } known)
            return known;

        var fetch = FetchOnDemand();
        if (fetch is not null)
            await fetch.WaitAsync(cancellationToken);
        if (Find(kid) is { } found)
            return found;
        return IsUnknown(issuedAt, asked: fetch is not null) ? null : throw new KeysUnavailableException(address.Location, UntilOnDemand());
    }

    private JsonWebKey? Find(string kid)
    {
        lock (_gate)
            return IsTrusted(kid, time.GetUtcNow()) ? _keys![kid] : null;
    }

    private bool IsTrusted(string kid, DateTimeOffset now) => _keys is not null && _keys.ContainsKey(kid) && now - _asOf < TrustedFor;

    /// <summary>Has known keys looked up that have grown old.</summary>
    /// <returns>The fetch to wait for before the key is looked for; null for none.</returns>
    private Task? FetchBeforeUse(string kid)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!IsTrusted(kid, now))
                return _fetch;
            if (now >= _staleAt && _fetch is null)
            {
                _staleAt = now + OnDemandInterval;
                _fetch = Begin(now);
            }

            return now - _asOf >= AskFirstAfter ? _fetch : null;
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
            return _fetch = Begin(now);
        }
    }

    /// <summary>
    /// Whether the issuer is known not to have a key that was not found: the server answered after the token had come, or a clock's skew
    /// after it was issued, when the key must have been there. Its time of issue is not verified yet. Whoever forges a later one is
    /// told to come again instead of being refused, and gains nothing; a token without any is never valid.
    /// </summary>
    private bool IsUnknown(DateTimeOffset? issuedAt, bool asked)
    {
        lock (_gate)
            return !_failed && _keys is not null && (asked || issuedAt is null || issuedAt <= _asOf - TokenTimes.Skew);
    }

    private TimeSpan UntilOnDemand()
    {
        lock (_gate)
        {
            var wait = _nextOnDemand - time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
        }
    }

    // Tied to no caller: one that goes away must not take the keys from the others who wait.
    private Task Begin(DateTimeOffset now) => Task.Run(() => FetchAsync(now), CancellationToken.None);

    private async Task FetchAsync(DateTimeOffset began)
    {
        try
        {
            using var timeOut = new CancellationTokenSource(TimeOut, time);
            Keep(await servers.FetchAsync(address, timeOut.Token), began);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or FormatException)
        {
            IssuerKeysLog.FetchFailed(logger, exception, address.Location, TrustedFor.TotalHours);
            lock (_gate)
                _failed = true;
        }
        finally
        {
            lock (_gate)
                _fetch = null;
        }
    }

    private void Keep(IReadOnlyDictionary<string, JsonWebKey> fetched, DateTimeOffset began)
    {
        lock (_gate)
        {
            // The first fetch answers no unknown key: the next one that comes may have the server asked.
            if (_keys is null)
                _nextOnDemand = default;
            _keys = fetched.ToDictionary(pair => pair.Key, pair => Unchanged(pair.Key, pair.Value), StringComparer.Ordinal);
            _failed = false;
            _asOf = began;
            _staleAt = began + FreshFor;
        }

        if (fetched.Count > 0)
            IssuerKeysLog.Fetched(logger, fetched.Count, address.Location);
        else
            IssuerKeysLog.FetchedNone(logger, address.Location);
    }

    // A key that stays the same stays the same object, by which verified tokens know that they still hold.
    private JsonWebKey Unchanged(string kid, JsonWebKey key) =>
        _keys?.GetValueOrDefault(kid) is { } known && known.Alg == key.Alg && known.Use == key.Use
        && known.ComputeJwkThumbprint().AsSpan().SequenceEqual(key.ComputeJwkThumbprint())
            ? known
            : key;
}
