using System.Runtime.CompilerServices;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>
/// The only way to read an inbox as an administrator of its tenant. It asks for its own scope, whoever calls it, and shows neither
/// another tenant's documents nor one that has expired.
/// </summary>
/// <param name="inbox">Where documents are kept.</param>
/// <param name="clock">The present time.</param>
public sealed class InboxReader(IDreamInbox inbox, LaneClock clock)
{
    /// <summary>How many documents an export lists at once.</summary>
    private const int ExportPage = 1000;

    /// <summary>How many documents an export holds at once.</summary>
    private const int ExportReads = 8;

    /// <summary>Lists traces of the caller's tenant, the newest first.</summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxReadAdmin"/>.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    /// <exception cref="StorageUnavailableException">The inbox cannot be reached.</exception>
    public async ValueTask<TracePage> ListAsync(Capability caller, DreamFilter filter, int limit, CancellationToken cancellationToken)
    {
        Demand(caller);

        // One more than was asked for tells whether there are more.
        var found = await inbox.ListAsync(new DreamQuery(caller.Tenant, filter, clock.Now, limit + 1), cancellationToken).ConfigureAwait(false);
        return found.Count > limit
            ? new TracePage([.. found.Take(limit)], found[limit - 1].Position)
            : new TracePage(found, Next: null);
    }

    /// <summary>Reads a trace's document, as it was written.</summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxReadAdmin"/>.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    /// <exception cref="StorageUnavailableException">The inbox cannot be reached.</exception>
    public async ValueTask<LaneResult<DreamDocument>> ReadAsync(Capability caller, TraceId trace, CancellationToken cancellationToken)
    {
        Demand(caller);
        if (await FindAsync(new DreamPath(caller.Tenant, trace), cancellationToken).ConfigureAwait(false) is not { } document)
            return new Refusal.TraceNotFound();
        using var reading = new DreamReading(document);
        return reading.IsExpired(clock.Now) ? new Refusal.TraceNotFound() : document;
    }

    /// <summary>Reads the nodes of a trace as JSON lines.</summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxReadAdmin"/>.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="nodes">Which of its nodes.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The lines, each with its line feed; empty when no node matches.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    /// <exception cref="StorageUnavailableException">The inbox cannot be reached.</exception>
    public async ValueTask<LaneResult<ReadOnlyMemory<byte>>> ReadNodesAsync(
        Capability caller, TraceId trace, NodeFilter nodes, CancellationToken cancellationToken)
    {
        switch (await ReadAsync(caller, trace, cancellationToken).ConfigureAwait(false))
        {
            case LaneResult<DreamDocument>.Done { Value: var document }:
                using (var reading = new DreamReading(document))
                    return reading.Lines(nodes);
            case LaneResult<DreamDocument>.Refused { Reason: var reason }:
                return reason;
            default:
                throw new InvalidOperationException("A document was read to no known end.");
        }
    }

    /// <summary>
    /// Reads the nodes of many traces as JSON lines, the newest trace first. A few documents are held at once, however many there are.
    /// A trace that is removed meanwhile is left out; one that is written meanwhile is not waited for.
    /// </summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxReadAdmin"/>.</param>
    /// <param name="filter">Which traces.</param>
    /// <param name="limit">How many traces at most, at least 1; null for all.</param>
    /// <param name="nodes">Which of their nodes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The lines of one trace after the other, each line with its line feed.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ExportAsync(
        Capability caller, DreamFilter filter, int? limit, NodeFilter nodes, CancellationToken cancellationToken)
    {
        Demand(caller);
        return ExportAsync(caller.Tenant, filter, limit ?? int.MaxValue, nodes, cancellationToken);
    }

    private static void Demand(Capability caller)
    {
        if (!caller.Has(Scopes.InboxReadAdmin))
            throw new UnauthorizedAccessException("The capability does not allow reading this inbox.");
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ExportAsync(
        TenantId tenant, DreamFilter filter, int limit, NodeFilter nodes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<DreamSummary> page;
        do
        {
            var wanted = Math.Min(limit, ExportPage);
            page = await inbox.ListAsync(new DreamQuery(tenant, filter, clock.Now, wanted), cancellationToken).ConfigureAwait(false);
            foreach (var some in page.Chunk(ExportReads))
            {
                var reads = some.Select(dream => FindAsync(dream.Path, cancellationToken).AsTask());
                foreach (var document in await Task.WhenAll(reads).ConfigureAwait(false))
                {
                    if (document is not null)
                        yield return Lines(document, nodes);
                }
            }

            limit -= page.Count;
            if (page is [.., var last])
                filter = filter with { After = last.Position };
        }
        while (page.Count == ExportPage && limit > 0);
    }

    private ValueTask<DreamDocument?> FindAsync(DreamPath path, CancellationToken cancellationToken) => inbox.ReadAsync(path, cancellationToken);

    private static ReadOnlyMemory<byte> Lines(DreamDocument document, NodeFilter nodes)
    {
        using var reading = new DreamReading(document);
        return reading.Lines(nodes);
    }
}
