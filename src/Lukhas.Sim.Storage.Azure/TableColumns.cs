using Azure.Data.Tables;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>Reads columns that must be there, and leaves those out that say nothing.</summary>
internal static class TableColumns
{
    /// <summary>The columns of a query that asks for no more than which rows there are.</summary>
    public static readonly string[] Keys = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)];

    public static void Set(this TableEntity row, string column, object? value)
    {
        if (value is not null)
            row[column] = value;
    }

    public static string Text(this TableEntity row, string column) => row.GetString(column) ?? throw row.Lacks(column);

    public static DateTimeOffset Time(this TableEntity row, string column) => row.GetDateTimeOffset(column) ?? throw row.Lacks(column);

    public static long Number(this TableEntity row, string column) => row.TryGetValue(column, out var value)
        ? value switch
        {
            int small => small,
            long large => large,
            _ => throw row.Lacks(column),
        }
        : throw row.Lacks(column);

    public static InvalidDataException Lacks(this TableEntity row, string column) =>
        new($"The row {row.PartitionKey} {row.RowKey} lacks its {column}.");
}
