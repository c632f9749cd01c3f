using System.Globalization;
using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>The one place where failures of the Azure SDK become outages. What a caller expects, it catches before.</summary>
internal static class StorageCall
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>Calls storage.</summary>
    /// <param name="call">What to do, any number of requests.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="StorageUnavailableException">Storage cannot be reached, refuses, or lacks the table or container.</exception>
    public static async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested && IsOutage(failure))
        {
            throw new OperationCanceledException("The storage call was given up.", failure, cancellationToken);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw new StorageUnavailableException("Azure Storage cannot be reached or refuses.", failure) { RetryAfter = RetryAfter(failure) };
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static async ValueTask RunAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        await RunAsync<object?>(
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return null;
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Calls storage, and does not wait for an answer longer than a probe may take.</summary>
    /// <inheritdoc cref="RunAsync{T}"/>
    public static async ValueTask<T> ProbeAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        // The SDK's retries would outlast the patience of whoever asks for health.
        using var timeout = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await RunAsync(_ => call(either.Token), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsOutage(Exception failure) => failure switch
    {
        // What the service calls malformed or too large is a bug of ours, and to be seen as one.
        RequestFailedException { Status: 400 or 413 or 414 or 431 } => false,

        // The SDK tells several failed tries as an aggregate, and its network timeout as a cancellation that nobody asked for.
        AggregateException { InnerExceptions: var tries } => tries.All(IsOutage),
        RequestFailedException or AuthenticationFailedException or OperationCanceledException => true,
        TimeoutException or IOException or SocketException or HttpRequestException => true,
        _ => false,
    };

    private static TimeSpan RetryAfter(Exception failure)
    {
        var header = (failure as RequestFailedException)?.GetRawResponse() is { } response
            && response.Headers.TryGetValue("Retry-After", out var value) ? value : null;
        return int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfter.TotalSeconds))
            : DefaultRetryAfter;
    }
}
