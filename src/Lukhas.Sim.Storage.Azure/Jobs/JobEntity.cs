using Azure.Data.Tables;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>A job as a row, one typed column for each thing it says; what it does not say has no column.</summary>
internal static class JobEntity
{
    /// <summary>The mark of the write that made the row what it is.</summary>
    public const string Nonce = nameof(Nonce);

    /// <summary>When the sweeper is to look next.</summary>
    public const string SweepAt = nameof(Job.SweepAt);

    private const string LeaseHolder = nameof(LeaseHolder);
    private const string LeaseUntil = nameof(LeaseUntil);
    private const string ShardsPath = nameof(ShardsPath);
    private const string ShardsSha256 = nameof(ShardsSha256);
    private const string ShardsBytes = nameof(ShardsBytes);
    private const string ShardsCount = nameof(ShardsCount);
    private const string StepUpRule = nameof(StepUpRule);
    private const string StepUpSatisfiedAt = nameof(StepUpSatisfiedAt);
    private const string StepUpAcr = nameof(StepUpAcr);
    private const string IdempotencyKey = nameof(IdempotencyKey);
    private const string IdempotencyBody = nameof(IdempotencyBody);
    private const string FailureReason = nameof(FailureReason);
    private const string FailureAt = nameof(FailureAt);
    private const string FailureCount = nameof(FailureCount);

    /// <summary>The row of a job.</summary>
    public static TableEntity Of(Job job, string nonce)
    {
        var row = new TableEntity(job.Id.Shard.Name, RowKeys.Job(job.Id))
        {
            [Nonce] = nonce,
            [nameof(Job.TraceId)] = job.TraceId.Value,
            [nameof(Job.Tenant)] = job.Tenant.Value,
            [nameof(Job.Subject)] = job.Subject,
            [nameof(Job.Status)] = job.Status.ToString(),
            [nameof(Job.Seed)] = SeedJson.Write(job.Seed).ToArray(),
            [nameof(Job.CreatedAt)] = job.CreatedAt,
            [nameof(Job.ExpiresAt)] = job.ExpiresAt,
            [SweepAt] = job.SweepAt,
            [nameof(Job.Attempts)] = job.Attempts,
            [nameof(Job.PolicyVersion)] = job.PolicyVersion,
        };
        row.Set(LeaseHolder, job.Lease?.Holder);
        row.Set(LeaseUntil, job.Lease?.Until);
        row.Set(nameof(Job.CollectedAt), job.CollectedAt);
        row.Set(ShardsPath, job.Shards?.Path);
        row.Set(ShardsSha256, job.Shards?.Sha256);
        row.Set(ShardsBytes, job.Shards?.Bytes);
        row.Set(ShardsCount, job.Shards?.Count);
        row.Set(StepUpRule, job.StepUp?.Rule);
        row.Set(StepUpSatisfiedAt, job.StepUp?.SatisfiedAt);
        row.Set(StepUpAcr, job.StepUp?.Acr);
        row.Set(IdempotencyKey, job.Idempotency?.Key);
        row.Set(IdempotencyBody, job.Idempotency?.Body);
        row.Set(FailureReason, job.Failure?.Reason);
        row.Set(FailureAt, job.Failure?.At);
        row.Set(FailureCount, job.Failure?.Count);
        return row;
    }

    /// <summary>The job that a row holds.</summary>
    /// <exception cref="InvalidDataException">The row was damaged.</exception>
    public static Job Read(TableEntity row)
    {
        var scheduled = new Job
        {
            Id = JobId.Parse(row.RowKey[2..]),
            TraceId = TraceId.Parse(row.Text(nameof(Job.TraceId))),
            Tenant = TenantId.Parse(row.Text(nameof(Job.Tenant))),
            Subject = row.Text(nameof(Job.Subject)),
            Seed = SeedJson.Read(row.GetBinary(nameof(Job.Seed)) ?? throw row.Lacks(nameof(Job.Seed))),
            CreatedAt = row.Time(nameof(Job.CreatedAt)),
            ExpiresAt = row.Time(nameof(Job.ExpiresAt)),
            SweepAt = row.Time(SweepAt),
            PolicyVersion = row.Text(nameof(Job.PolicyVersion)),
            StepUp = row.GetString(StepUpRule) is { } rule
                ? new JobStepUp(rule, row.GetDateTimeOffset(StepUpSatisfiedAt), row.GetString(StepUpAcr))
                : null,
            Idempotency = row.GetString(IdempotencyKey) is { } key ? new JobIdempotency(key, row.Text(IdempotencyBody)) : null,
        };
        return Job.Restore(scheduled, ReadState(row));
    }

    private static JobState ReadState(TableEntity row) => new(
        Enum.Parse<JobStatus>(row.Text(nameof(Job.Status))),
        (int)row.Number(nameof(Job.Attempts)),
        row.GetString(LeaseHolder) is { } holder ? new JobLease(holder, row.Time(LeaseUntil)) : null,
        row.GetDateTimeOffset(nameof(Job.CollectedAt)),
        row.GetString(ShardsPath) is { } path
            ? new DreamReceipt(path, row.Text(ShardsSha256), row.Number(ShardsBytes), (int)row.Number(ShardsCount))
            : null,
        row.GetString(FailureReason) is { } reason
            ? new JobFailure(reason, row.Time(FailureAt), (int)row.Number(FailureCount))
            : null);
}
