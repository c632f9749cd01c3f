using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>An inbox that lets a test step in after a write, or take the backend away.</summary>
internal sealed class WatchedInbox(IDreamInbox inner) : IDreamInbox
{
    public Func<Task> BeforeCreate { get; set; } = () => Task.CompletedTask;

    public bool Down { get; set; }

    public async ValueTask<DreamDocument> CreateAsync(DreamPath path, DreamDocument document, CancellationToken cancellationToken)
    {
        Check();
        await BeforeCreate();
        return await inner.CreateAsync(path, document, cancellationToken);
    }

    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken)
    {
        Check();
        return inner.ReadAsync(path, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken)
    {
        Check();
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
