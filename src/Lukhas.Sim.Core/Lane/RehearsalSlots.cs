namespace Lukhas.Sim.Core.Lane;

/// <summary>
/// Lets only so many rehearsals run at once in this process: each may take as much computing as its time limit allows, and requests
/// that need none, health above all, are to be answered meanwhile.
/// </summary>
/// <param name="options">How many slots there are, and how long one is waited for.</param>
public sealed class RehearsalSlots(LaneOptions options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.MaxConcurrentRehearsals, options.MaxConcurrentRehearsals);

    /// <summary>Slots that nobody holds.</summary>
    public int Free => _free.CurrentCount;

    /// <summary>Waits for a slot, <see cref="LaneOptions.RehearsalSlotWait"/> at most.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What to dispose of when the rehearsal is over, by whatever end; null when no slot came free.</returns>
    public async ValueTask<IDisposable?> TakeAsync(CancellationToken cancellationToken) =>
        await _free.WaitAsync(options.RehearsalSlotWait, cancellationToken).ConfigureAwait(false) ? new Slot(_free) : null;

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                free.Release();
        }
    }
}
