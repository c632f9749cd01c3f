using System.Globalization;
using Azure.Data.Tables;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Tests.Requests;

namespace Lukhas.Sim.Benchmarks.Sweeps;

/// <summary>
/// <c>sweep {connection string} {live,…} {expired,…}</c>: fills a table with live jobs, adds expired ones, and lets each of the two
/// sweeps find and remove them. The table is made, and removed afterwards.
/// </summary>
internal static class SweepCommand
{
    private const string Usage = "sweep <connection string> <live jobs, ascending: 0,20000,200000> <expired jobs: 0,1000,10000>";

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var connection, var liveText, var expiredText]
            || Counts(liveText) is not { } live
            || Counts(expiredText) is not { } expired)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var requests = new RequestLog();
        var options = AzureClients.TableOptions();
        requests.Watch(options);
        var table = new TableClient(connection, $"sweep{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}", options);
        await table.CreateAsync(cancellationToken);
        try
        {
            await MeasureAsync(new SweepMeasurement(table, requests, TimeProvider.System), live, expired, cancellationToken);
        }
        finally
        {
            await table.DeleteAsync(CancellationToken.None);
        }

        return 0;
    }

    private static async Task MeasureAsync(SweepMeasurement measurement, int[] live, int[] expired, CancellationToken cancellationToken)
    {
        Console.WriteLine(SweepFigure.Heading);
        foreach (var jobs in live)
        {
            await measurement.GrowAsync(jobs, cancellationToken);
            foreach (var due in expired)
            {
                Console.WriteLine(await measurement.SweepAsync(due, cancellationToken));
                Console.WriteLine(await measurement.ScanAsync(due, cancellationToken));
            }
        }
    }

    private static int[]? Counts(string text)
    {
        var parts = text.Split(',');
        var counts = new int[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (!int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out counts[index]))
                return null;
        }

        return counts;
    }
}
