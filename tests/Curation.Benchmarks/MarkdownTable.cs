namespace Curation.Benchmarks;

/// <summary>Rows under a head, aligned so that they can be read as they are; the first column to the left, numbers to the right.</summary>
internal sealed class MarkdownTable(params string[] head)
{
    private readonly List<string[]> _rows = [head];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print(TextWriter output)
    {
        var widths = head.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        for (var row = 0; row < _rows.Count; row++)
        {
            var cells = _rows[row].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine($"| {string.Join(" | ", cells)} |");
            if (row > 0) continue;
            var rules = widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? '-' : ':'));
            output.WriteLine($"|{string.Join("|", rules)}|");
        }
    }
}
