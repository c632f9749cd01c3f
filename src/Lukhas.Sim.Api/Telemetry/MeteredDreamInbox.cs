using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>An inbox whose calls are on record.</summary>
/// <param name="inbox">The inbox.</param>
/// <param name="name">Its backend's name.</param>
/// <param name="meter">What measures.</param>
internal sealed class MeteredDreamInbox(IDreamInbox inbox, string name, SimMeter meter) : IDreamInbox
{
    private readonly StoreCalls _calls = new(meter, $"inbox.{name}");

    public ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken) =>
        _calls.RunAsync("write", () => inbox.CreateAsync(summary, document, cancellationToken));

    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken) =>
        _calls.RunAsync("read", () => inbox.ReadAsync(path, cancellationToken));

    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken) =>
        _calls.RunAsync("list", () => inbox.ListAsync(query, cancellationToken));

    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken) =>
        _calls.RunAsync("delete", () => inbox.DeleteAsync(path, cancellationToken));

    public ValueTask PingAsync(CancellationToken cancellationToken) => _calls.RunAsync("ping", () => inbox.PingAsync(cancellationToken));
}
