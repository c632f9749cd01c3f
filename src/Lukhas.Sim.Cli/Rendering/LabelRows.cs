namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Puts labels under or over the cells they belong to, on as few rows as it takes for none to touch another.</summary>
/// <param name="width">Cells of a row.</param>
internal sealed class LabelRows(int width)
{
    private readonly List<(int X, int Row, string Text)> _placed = [];

    public int Count => _placed.Count == 0 ? 0 : _placed.Max(label => label.Row) + 1;

    public IReadOnlyList<(int X, int Row, string Text)> Placed => _placed;

    /// <summary>Places a label with its given character over the cell, or as near as the edges let it.</summary>
    /// <param name="cell">The cell it belongs to.</param>
    /// <param name="text">Characters of one cell each.</param>
    /// <param name="anchor">Which of its characters goes over the cell.</param>
    public void Add(int cell, string text, int anchor)
    {
        var x = Math.Clamp(cell - anchor, 0, Math.Max(0, width - text.Length));
        var row = 0;
        while (_placed.Any(other => other.Row == row && x < other.X + other.Text.Length + 2 && other.X < x + text.Length + 2))
            row++;
        _placed.Add((x, row, text));
    }
}
