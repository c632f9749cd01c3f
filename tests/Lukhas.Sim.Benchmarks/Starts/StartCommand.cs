using System.Diagnostics;
using System.Globalization;

namespace Lukhas.Sim.Benchmarks.Starts;

/// <summary><c>start RUNS URL PROGRAM ARGUMENT…</c>: how long a host takes from the start of its process to its first answer.</summary>
internal static class StartCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var count, var address, var program, .. var arguments]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var runs)
            || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            Console.Error.WriteLine("start RUNS URL PROGRAM [ARGUMENT…], such as: start 5 http://127.0.0.1:7071/api/health lukhas-sim serve");
            return 2;
        }

        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            times[run] = (await MeasureAsync(url, new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }, cancellationToken)).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[run]:F0} ms"));
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"least {times[0]:F0} ms, median {times[runs / 2]:F0} ms, most {times[^1]:F0} ms"));
        return 0;
    }

    private static async Task<TimeSpan> MeasureAsync(Uri url, ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        _ = process.StandardOutput.ReadToEndAsync(cancellationToken);
        try
        {
            while (Stopwatch.GetElapsedTime(begun) < Patience && !process.HasExited)
            {
                try
                {
                    using var answer = await client.GetAsync(url, cancellationToken);
                    if (answer.IsSuccessStatusCode)
                        return Stopwatch.GetElapsedTime(begun);
                }
                catch (HttpRequestException)
                {
                    // Nobody listens yet.
                }

                await Task.Delay(5, cancellationToken);
            }

            throw new TimeoutException($"{start.FileName} gave no answer at {url}.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
