using Lukhas.Sim.Core.Jobs;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis;

/// <summary>The one connection to Redis, made by the first call, and the one place where its failures become outages.</summary>
/// <param name="options">Where Redis is; see <see cref="RedisUrl"/>.</param>
public sealed class RedisConnection(ConfigurationOptions options) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;

    /// <summary>Calls Redis.</summary>
    /// <param name="call">What to do, any number of commands.</param>
    /// <param name="cancellationToken">Gives the waiting up; commands that were sent may be carried out all the same.</param>
    /// <exception cref="StorageUnavailableException">Redis cannot be reached, or refuses.</exception>
    internal async ValueTask<T> RunAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var multiplexer = await ConnectAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            return await call(multiplexer.GetDatabase()).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOutage(failure, cancellationToken))
        {
            throw new StorageUnavailableException("Redis cannot be reached or refuses.", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connecting is { IsCompletedSuccessfully: true } connected)
            await (await connected.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsOutage(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        // What the server calls malformed is a bug of ours, and to be seen as one.
        RedisServerException refusal => !refusal.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal)
            && !refusal.Message.StartsWith("ERR syntax", StringComparison.Ordinal),

        // The client cancels what was under way when its connection closes.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        RedisException or TimeoutException => true,
        _ => false,
    };

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (_gate)
        {
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
                _connecting = ConnectionMultiplexer.ConnectAsync(options);
            return _connecting;
        }
    }
}
