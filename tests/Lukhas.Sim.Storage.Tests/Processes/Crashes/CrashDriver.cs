namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>Some processes on one storage under load, each killed at a random moment and started again, over and over.</summary>
/// <param name="home">Starts the processes.</param>
/// <param name="history">Where every answer goes.</param>
/// <param name="seed">Of all that is random.</param>
internal sealed class CrashDriver(ServeHome home, CrashHistory history, int seed)
{
    private const int Processes = 3;
    private const int WorkersPerProcess = 4;
    private const int MaxAnswers = 30;
    private const int MaxMilliseconds = 30;

    private readonly string _token = home.Token();
    private int _begun;

    /// <summary>Kills so many times, then settles with one last process what got no answer.</summary>
    public async Task RunAsync(int kills)
    {
        await Task.WhenAll(Enumerable.Range(0, Processes).Select(process => KillOverAndOverAsync(kills, new Random(seed + process))));
        await using var last = await home.StartAsync();
        var worker = new CrashWorker(new LaneCaller(last.Http, _token), history, new Random(seed));
        while (history.TakeUnsettled() is { } request)
            await worker.ScheduleAsync(request, retry: true);
    }

    private async Task KillOverAndOverAsync(int kills, Random random)
    {
        while (Interlocked.Increment(ref _begun) <= kills)
            await KillOnceAsync(random);
    }

    private async Task KillOnceAsync(Random random)
    {
        await using var process = await home.StartAsync();
        var caller = new LaneCaller(process.Http, _token);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // A process is slow at first, and slower on a busy machine: answers tell better than time how far it has come.
        var missing = 1 + random.Next(MaxAnswers);
        var workers = Enumerable.Range(0, WorkersPerProcess)
            .Select(_ => new CrashWorker(caller, history, new Random(random.Next())).WorkAsync(Answered))
            .ToArray();
        await Task.WhenAny([enough.Task, .. workers]);
        await Task.Delay(random.Next(MaxMilliseconds), TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, $"The process ended before it was killed:\n{process.Output}");
        await process.KillAsync();
        await Task.WhenAll(workers);

        void Answered()
        {
            if (Interlocked.Decrement(ref missing) == 0)
                enough.TrySetResult();
        }
    }
}
