using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Storage.Azure.Capabilities;

/// <summary>Used step-ups in a partition of the jobs table: one create-only row each, trimmed now and then.</summary>
/// <param name="table">The jobs table; it must exist.</param>
/// <param name="time">Decides what may be forgotten.</param>
public sealed class TableStepUpLedger(TableClient table, TimeProvider time) : IStepUpLedger
{
    private const string Partition = "s";
    private const string ForgetAt = nameof(ForgetAt);
    private const int MaxForgotten = 100;

    private static readonly TimeSpan BetweenTrims = TimeSpan.FromMinutes(10);

    private long _trimAfter;

    /// <inheritdoc/>
    public ValueTask<bool> TryConsumeAsync(string issuer, string tokenId, DateTimeOffset forgetAt, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                // Before the insert: an outage while trimming must not cost the caller the step-up.
                await TrimSeldomAsync(token).ConfigureAwait(false);
                return await TryInsertAsync(RowKey(issuer, tokenId), forgetAt, token).ConfigureAwait(false);
            },
            cancellationToken);

    // A hash, since a token's own words may hold what a key may not.
    private static string RowKey(string issuer, string tokenId) =>
        $"s|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}\n{issuer}\n{tokenId}")))}";

    private async ValueTask<bool> TryInsertAsync(string rowKey, DateTimeOffset forgetAt, CancellationToken cancellationToken)
    {
        var nonce = Nonce.New();
        var row = new TableEntity(Partition, rowKey) { [ForgetAt] = forgetAt, [nameof(Nonce)] = nonce };
        try
        {
            await table.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var kept = await table.GetEntityIfExistsAsync<TableEntity>(Partition, rowKey, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            return kept.HasValue && kept.Value!.GetString(nameof(Nonce)) == nonce;
        }
    }

    /// <summary>Removes what may be forgotten, a transaction's worth at a time.</summary>
    private async ValueTask TrimSeldomAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = Interlocked.Read(ref _trimAfter);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref _trimAfter, (now + BetweenTrims).UtcTicks, due) != due)
            return;
        var old = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and ForgetAt le {now}");
        var query = table.QueryAsync<TableEntity>(old, MaxForgotten, TableColumns.Keys, cancellationToken);
        await foreach (var page in query.AsPages().ConfigureAwait(false))
        {
            if (page.Values.Count == 0)
                continue;
            try
            {
                await table.SubmitTransactionAsync(
                    page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (RequestFailedException error) when (error.IsMissingEntity())
            {
                // Another process trims at the same time; what both leave is for the next trim.
            }
        }
    }
}
