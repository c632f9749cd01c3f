using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>An inbox of which every member throws.</summary>
internal sealed class BrokenInbox(Func<Exception> fault) : IDreamInbox
{
    public ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken) => throw fault();

    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken) => throw fault();

    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken) => throw fault();

    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken) => throw fault();

    public ValueTask PingAsync(CancellationToken cancellationToken) => throw fault();
}
