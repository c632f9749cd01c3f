using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>The only way into the inbox. It asks for its own scope, whoever calls it, and lets no invalid node through.</summary>
/// <param name="inbox">Where documents are kept.</param>
/// <param name="schema">What every node must satisfy.</param>
public sealed class DreamInboxWriter(IDreamInbox inbox, IMatadaSchema schema)
{
    /// <summary>Writes a trace's document, unless there is one already: that one stays, since the work is deterministic.</summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxWrite"/>.</param>
    /// <param name="job">The job whose dreams these are.</param>
    /// <param name="entry">The document.</param>
    /// <param name="cancellationToken">Gives it up; the document may have been written all the same.</param>
    /// <returns>The document that is in the inbox now, and the receipt for it.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    /// <exception cref="InvalidOperationException">A node is invalid: a bug.</exception>
    /// <exception cref="StorageUnavailableException">The inbox cannot be reached.</exception>
    public async ValueTask<(DreamDocument Document, DreamReceipt Receipt)> WriteAsync(
        Capability caller, Job job, DreamEntry entry, CancellationToken cancellationToken)
    {
        if (!caller.Has(Scopes.InboxWrite) || caller.Tenant != job.Tenant)
            throw new UnauthorizedAccessException("The capability does not allow writing to this inbox.");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, DreamJson.Shared.DreamEntry);
        Check(bytes);
        var summary = DreamSummary.Of(job, entry);
        var kept = await inbox.CreateAsync(summary, DreamDocument.Of(bytes), cancellationToken).ConfigureAwait(false);
        return (kept, new DreamReceipt(summary.Path.Value, kept.Sha256, kept.Utf8.Length, entry.Shards.Count));
    }

    /// <summary>Checks the nodes as they would be written, not as they were meant.</summary>
    private void Check(ReadOnlyMemory<byte> document)
    {
        using var parsed = JsonDocument.Parse(document);
        var nodes = parsed.RootElement.GetProperty("matada_nodes");
        if (nodes.GetArrayLength() > MatadaNodeFactory.MaxNodes)
            throw new InvalidOperationException($"A job has at most {MatadaNodeFactory.MaxNodes} nodes.");
        foreach (var (index, node) in nodes.EnumerateArray().Index())
        {
            if (schema.Validate(node) is [var first, ..])
                throw new InvalidOperationException($"MATADA node {index} is invalid: {first}");
        }
    }
}
