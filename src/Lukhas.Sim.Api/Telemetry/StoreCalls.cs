using System.Diagnostics;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>Puts every call of a backend on record: an activity, and its duration.</summary>
/// <param name="meter">Where durations go.</param>
/// <param name="backend">The backend: what it keeps, and its name.</param>
internal sealed class StoreCalls(SimMeter meter, string backend)
{
    public async ValueTask<T> RunAsync<T>(string operation, Func<ValueTask<T>> call)
    {
        using var activity = SimTelemetry.Source.StartActivity($"sim.store.{operation}", ActivityKind.Client);
        activity?.SetTag("sim.store.backend", backend);
        var start = Stopwatch.GetTimestamp();
        string? error = null;
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", error);
            throw;
        }
        finally
        {
            var tags = new TagList { { "operation", operation }, { "backend", backend } };
            if (error is not null)
                tags.Add("error.type", error);
            meter.StoreDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    public async ValueTask RunAsync(string operation, Func<ValueTask> call) => await RunAsync(
        operation,
        async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
}
