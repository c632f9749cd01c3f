namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A linear scale over cells.</summary>
/// <param name="From">The value at the left edge.</param>
/// <param name="To">The value at the right edge, above <paramref name="From"/>.</param>
/// <param name="Width">Cells, at least 1.</param>
internal readonly record struct Axis(double From, double To, int Width)
{
    /// <summary>The cell that holds a value; the first or the last one for values outside.</summary>
    public int Cell(double value) => (int)Math.Clamp((value - From) / (To - From) * Width, 0, Width - 1);

    /// <summary>The value in the middle of a cell.</summary>
    public double Value(int cell) => From + ((cell + 0.5) / Width * (To - From));

    /// <summary>Round values at least so many cells apart.</summary>
    public IEnumerable<double> Ticks(int cellsApart)
    {
        var rough = (To - From) * cellsApart / Width;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double[] steps = [magnitude, 2 * magnitude, 5 * magnitude, 10 * magnitude];
        var step = steps.First(step => step >= rough * 0.999);
        for (var tick = Math.Ceiling(From / step - 1e-9) * step; tick <= To + (step * 1e-9); tick += step)
            yield return tick;
    }
}
