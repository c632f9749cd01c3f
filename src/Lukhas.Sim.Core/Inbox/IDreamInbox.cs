namespace Lukhas.Sim.Core.Inbox;

/// <summary>
/// Keeps dream documents whole. Only the inbox writer calls <see cref="CreateAsync"/>.
/// Any member throws <see cref="Jobs.StorageUnavailableException"/> when the backend cannot be reached.
/// </summary>
public interface IDreamInbox
{
    /// <summary>Writes a document whole, unless there is one already: that one stays.</summary>
    /// <param name="summary">Where, and what a listing tells of it.</param>
    /// <param name="document">The document; its SHA-256 is kept with it.</param>
    /// <param name="cancellationToken">Gives it up; the document may have been written all the same.</param>
    /// <returns>The document that is there now: this one, or the one that was there before.</returns>
    ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken);

    /// <summary>Reads a document.</summary>
    /// <param name="path">Where.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The document; null when there is none.</returns>
    ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken);

    /// <summary>Lists the newest documents that a query asks for, the newest first, and opens none of them.</summary>
    /// <param name="query">Whose, which and how many.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <remarks>It may look at every document of the tenant, but keeps no more of them in memory than are asked for.</remarks>
    ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken);

    /// <summary>Removes a document.</summary>
    /// <param name="path">Where.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken);

    /// <summary>Asks the backend for a sign of life.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    ValueTask PingAsync(CancellationToken cancellationToken);
}
