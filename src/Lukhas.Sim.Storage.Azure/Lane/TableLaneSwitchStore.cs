using Azure.Data.Tables;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Storage.Azure.Lane;

/// <summary>Switches in a partition of the jobs table, one row each.</summary>
/// <param name="table">The jobs table; it must exist.</param>
public sealed class TableLaneSwitchStore(TableClient table) : ILaneSwitchStore
{
    private const string Partition = "lane";
    private const string Global = "global";
    private const string Enabled = nameof(Enabled);
    private const string UpdatedTs = nameof(UpdatedTs);

    /// <inheritdoc/>
    public ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                var both = TableClient.CreateQueryFilter(
                    $"PartitionKey eq {Partition} and (RowKey eq {Global} or RowKey eq {RowKey(tenant)})");
                var state = LaneSwitchState.NeverSet;
                await foreach (var row in table.QueryAsync<TableEntity>(both, cancellationToken: token).ConfigureAwait(false))
                {
                    var value = Switch(row);
                    state = row.RowKey == Global ? state with { Global = value } : state with { Tenant = value };
                }

                return state;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                var row = new TableEntity(Partition, tenant is { } one ? RowKey(one) : Global)
                {
                    [Enabled] = value.Enabled,
                    [UpdatedTs] = value.UpdatedAt?.ToUnixTimeMilliseconds(),
                };
                await table.UpsertEntityAsync(row, TableUpdateMode.Replace, token).ConfigureAwait(false);
            },
            cancellationToken);

    private static StoredSwitch Switch(TableEntity row) => new(
        row.GetBoolean(Enabled) ?? throw row.Lacks(Enabled),
        row.GetInt64(UpdatedTs) is { } stamp ? DateTimeOffset.FromUnixTimeMilliseconds(stamp) : null);

    private static string RowKey(TenantId tenant) => $"tenant|{tenant}";
}
