using Curation.Columns;
using Curation.Core;

namespace Curation.Runs;

/// <summary>What all transforms together cut out of each document of a unit, row for row with its signals.</summary>
internal sealed class CutSums : IDisposable
{
    private readonly ParquetReader _signals;
    private readonly RowCursor _rows;
    private readonly int _transforms;

    public CutSums(string runFolder, string unit)
    {
        _signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        string[] columns = [.. _signals.Schema.Columns.Index().Where(column => Cut.IsFirst(column.Item.Name))
            .SelectMany(column => new[] { column.Item.Name, _signals.Schema.Columns[column.Index + 1].Name })];
        _transforms = columns.Length / Cut.Columns;
        _rows = _signals.Rows(["hash", .. columns]);
    }

    /// <summary>That of the next document.</summary>
    public Cut Next()
    {
        if (!_rows.Read()) throw new InvalidDataException("the ledger has more documents than the signals");
        var sum = default(Cut);
        for (var i = 0; i < _transforms; i++)
            sum = new Cut(sum.Characters + _rows.Int64(1 + Cut.Columns * i), sum.Lines + _rows.Int64(2 + Cut.Columns * i));
        return sum;
    }

    public void Dispose() => _signals.Dispose();
}
