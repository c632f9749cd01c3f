using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>
/// Removes what has expired: the document first, then the job with its idempotency record, so that a sweep cut short
/// is finished by the next. Two sweeps at once are harmless.
/// </summary>
/// <param name="store">The jobs.</param>
/// <param name="inbox">Their documents.</param>
/// <param name="time">Decides what has expired.</param>
/// <param name="options">How long documents are kept.</param>
public sealed class JobSweeper(IJobStore store, IDreamInbox inbox, TimeProvider time, LaneOptions options)
{
    private const int PageSize = 100;

    private long _lastSuccess;

    /// <summary>When a sweep by this process last dealt with everything that was due; null before the first.</summary>
    public DateTimeOffset? LastSuccess =>
        Interlocked.Read(ref _lastSuccess) is var stamp and not 0 ? DateTimeOffset.FromUnixTimeMilliseconds(stamp) : null;

    /// <summary>Deals with everything that is due now.</summary>
    /// <param name="cancellationToken">Ends the sweep between two entries.</param>
    /// <exception cref="StorageUnavailableException">The store cannot be paged through.</exception>
    public async Task<SweepResult> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sweep = new SweepTally();
        await foreach (var page in store.PageDueAsync(now, PageSize, cancellationToken).ConfigureAwait(false))
            await SweepAsync(page, now, sweep, cancellationToken).ConfigureAwait(false);
        var result = sweep.ToResult();
        if (result.Failed == 0)
            Interlocked.Exchange(ref _lastSuccess, now.ToUnixTimeMilliseconds());
        return result;
    }

    private async Task SweepAsync(IReadOnlyList<SweepEntry> page, DateTimeOffset now, SweepTally sweep, CancellationToken cancellationToken)
    {
        var removable = new List<SweepEntry>(page.Count);
        foreach (var entry in page)
        {
            try
            {
                if (await IsRemovableAsync(entry, now, cancellationToken).ConfigureAwait(false))
                    removable.Add(entry);
                else
                    sweep.Skipped++;
            }
            catch (StorageUnavailableException failure)
            {
                sweep.Fail(1, failure);
            }
        }

        if (removable.Count == 0)
            return;
        try
        {
            await store.RemoveAsync(removable, cancellationToken).ConfigureAwait(false);
            sweep.Deleted += removable.Count;
        }
        catch (StorageUnavailableException failure)
        {
            sweep.Fail(removable.Count, failure);
        }
    }

    /// <summary>Sees to an entry's document, and says whether nothing keeps the entry any longer.</summary>
    private async ValueTask<bool> IsRemovableAsync(SweepEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = now >= entry.ExpiresAt;
        var documentKeptUntil = entry.CreatedAt + options.InboxRetention;
        if (expired && now < documentKeptUntil)
        {
            await store.PostponeAsync(entry, documentKeptUntil, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await inbox.DeleteAsync(new DreamPath(entry.Tenant, entry.TraceId), cancellationToken).ConfigureAwait(false);

        // Whoever is collecting the job may write until the lease has run out, though it has expired or been cancelled or purged.
        var leased = entry.LeasedUntil is { } until && until > now ? until : (DateTimeOffset?)null;
        if (expired && leased is null)
            return true;
        await store.PostponeAsync(entry, leased ?? entry.ExpiresAt, cancellationToken).ConfigureAwait(false);
        return false;
    }
}
