using System.Text;

namespace Curation.Reporting;

/// <summary>Rows of cells as lines for a terminal: columns two spaces apart, numbers to the right.</summary>
internal sealed class TextTable(params IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> _rows = [header];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <param name="words">How many of the first columns are words; the rest are numbers.</param>
    public string Write(int words, string indent = "")
    {
        var widths = Enumerable.Range(0, header.Count).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows.Where(row => row.Any(cell => cell.Length > 0)))
        {
            var line = string.Join("  ", row.Select((cell, column) => column < words ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            text.Append(indent).Append(line.AsSpan().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
