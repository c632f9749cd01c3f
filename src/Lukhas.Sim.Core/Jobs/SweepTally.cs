namespace Lukhas.Sim.Core.Jobs;

/// <summary>Counts a sweep as it goes.</summary>
internal sealed class SweepTally
{
    private int _failed;
    private Exception? _firstFailure;

    public int Deleted { get; set; }

    public int Skipped { get; set; }

    public void Fail(int entries, Exception failure)
    {
        _failed += entries;
        _firstFailure ??= failure;
    }

    public SweepResult ToResult() => new(Deleted, Skipped, _failed, _firstFailure);
}
