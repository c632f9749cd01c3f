namespace Lukhas.Sim.Core.Capabilities;

/// <summary>Used step-ups in this process's memory.</summary>
/// <param name="time">Decides what may be forgotten.</param>
public sealed class MemoryStepUpLedger(TimeProvider time) : IStepUpLedger
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Issuer, string TokenId)> _used = [];
    private readonly PriorityQueue<(string Issuer, string TokenId), DateTimeOffset> _forgettable = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryConsumeAsync(string issuer, string tokenId, DateTimeOffset forgetAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Forget(time.GetUtcNow());
            var consumed = _used.Add((issuer, tokenId));
            if (consumed)
                _forgettable.Enqueue((issuer, tokenId), forgetAt);
            return ValueTask.FromResult(consumed);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_forgettable.TryPeek(out var oldest, out var forgetAt) && forgetAt <= now)
        {
            _forgettable.Dequeue();
            _used.Remove(oldest);
        }
    }
}
