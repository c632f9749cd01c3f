namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>A second passes at every look, so that a rehearsal runs out of time after a known number of blocks.</summary>
internal sealed class TickingTimeProvider(int cancelAtTick = int.MaxValue, CancellationTokenSource? source = null) : TimeProvider
{
    private int _ticks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp()
    {
        var tick = Interlocked.Increment(ref _ticks);
        if (tick == cancelAtTick)
            source?.Cancel();
        return tick;
    }
}
