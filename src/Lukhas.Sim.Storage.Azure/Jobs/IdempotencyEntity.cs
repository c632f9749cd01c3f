using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>An idempotency key as a row: which job it made, and of what body.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Nonce">The mark of the job's creation. The job's own row loses it with the first change, this one never.</param>
/// <param name="ETag">The version of the row.</param>
internal sealed record IdempotencyEntity(JobId JobId, string Nonce, ETag ETag)
{
    /// <summary>The row of a key.</summary>
    public static TableEntity Of(Job job, JobIdempotency idempotency, string nonce) =>
        new(job.Id.Shard.Name, RowKeys.Idempotency(idempotency.Key))
        {
            [nameof(JobId)] = job.Id.Value,
            [nameof(JobIdempotency.Body)] = idempotency.Body,
            [nameof(Nonce)] = nonce,
        };

    /// <summary>The key that a row holds.</summary>
    /// <exception cref="InvalidDataException">The row was damaged.</exception>
    public static IdempotencyEntity Read(TableEntity row) =>
        new(Core.Jobs.JobId.Parse(row.Text(nameof(JobId))), row.Text(nameof(Nonce)), row.ETag);
}
