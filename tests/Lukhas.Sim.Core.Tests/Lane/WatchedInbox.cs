using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>An inbox that lets a test step in between two steps, or take the backend away.</summary>
internal sealed class WatchedInbox(IDreamInbox inner) : IDreamInbox
{
    public Func<Task> BeforeCreate { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    public Action BeforeDelete { get; set; } = () => { };

    public bool Down { get; set; }

    /// <summary>Documents that were opened.</summary>
    public int Reads { get; private set; }

    public async ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken)
    {
        Check();
        await BeforeCreate();
        return await inner.CreateAsync(summary, document, cancellationToken);
    }

    public async ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken)
    {
        Check();
        Reads++;
        await BeforeRead();
        return await inner.ReadAsync(path, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken)
    {
        Check();
        return inner.ListAsync(query, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken)
    {
        Check();
        BeforeDelete();
        return inner.DeleteAsync(path, cancellationToken);
    }

    public ValueTask PingAsync(CancellationToken cancellationToken)
    {
        Check();
        return inner.PingAsync(cancellationToken);
    }

    private void Check()
    {
        if (Down)
            throw new StorageUnavailableException("The test took the inbox away.");
    }
}
