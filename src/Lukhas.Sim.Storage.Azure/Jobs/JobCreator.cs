using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>Keeps new jobs: all rows of a job in one transaction, which is one request.</summary>
/// <param name="table">The jobs table.</param>
/// <param name="rows">Its point reads.</param>
/// <param name="time">Decides what has expired.</param>
internal sealed class JobCreator(TableClient table, JobRows rows, TimeProvider time)
{
    /// <summary>Stands for the first version of a job that was changed before its creation was known to have succeeded.</summary>
    public static readonly JobVersion Superseded = new("superseded");

    /// <summary>A clash that a reading back cannot explain comes of rows that come and go meanwhile; more are a fault of the store.</summary>
    private const int MaxTries = 16;

    /// <inheritdoc cref="IJobStore.CreateAsync"/>
    public async ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken)
    {
        var nonce = Nonce.New();
        IdempotencyEntity? outlived = null;
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (await TryAsync(job, nonce, outlived, cancellationToken).ConfigureAwait(false) is { } version)
                return new JobCreation.Created(version);
            if (job.Idempotency is { } idempotency)
            {
                outlived = await rows.ReadKeyAsync(idempotency.Shard, idempotency.Key, cancellationToken).ConfigureAwait(false);
                if (outlived is not null && outlived.Nonce != nonce
                    && await FindLiveAsync(outlived.JobId, cancellationToken).ConfigureAwait(false) is { } earlier)
                    return new JobCreation.AlreadyMade(earlier);
            }

            var taken = await rows.ReadJobAsync(job.Id, cancellationToken).ConfigureAwait(false);
            if (taken is not null && taken.GetString(JobEntity.Nonce) == nonce)
                return new JobCreation.Created(new JobVersion(taken.ETag.ToString()));
            if (outlived?.Nonce == nonce)
                return new JobCreation.Created(Superseded);
            if (taken is not null)
                throw new InvalidOperationException($"The job id {job.Id} is taken.");
        }

        throw new StorageUnavailableException(
            string.Create(CultureInfo.InvariantCulture, $"The jobs table refused a new job {MaxTries} times for no reason it shows."));
    }

    private async ValueTask<JobVersion?> TryAsync(Job job, string nonce, IdempotencyEntity? outlived, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, JobEntity.Of(job, nonce)),
            new(TableTransactionActionType.Add, SweepEntity.Of(job)),
        ];
        if (job.Idempotency is { } idempotency)
        {
            var key = IdempotencyEntity.Of(job, idempotency, nonce);
            actions.Add(outlived is null
                ? new TableTransactionAction(TableTransactionActionType.Add, key)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, key, outlived.ETag));
        }

        try
        {
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return VersionOf(responses.Value[0]);
        }
        catch (RequestFailedException clash) when (clash.IsClash())
        {
            return null;
        }
    }

    private async ValueTask<Job?> FindLiveAsync(JobId id, CancellationToken cancellationToken) =>
        await rows.ReadJobAsync(id, cancellationToken).ConfigureAwait(false) is { } row
        && JobEntity.Read(row) is var job
        && !job.IsExpired(time.GetUtcNow()) ? job : null;

    private static JobVersion VersionOf(Response written) => new(written.Headers.ETag.GetValueOrDefault().ToString());
}
