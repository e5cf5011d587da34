using System.Collections;
using System.Collections.Concurrent;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Dedup;

/// <summary>Which documents of a run every stage keeps, by their stored numbers: one bit for each.</summary>
internal sealed class Standing(string runFolder, StageChain chain)
{
    private readonly ConcurrentDictionary<string, BitArray> _units = new(StringComparer.Ordinal);

    public bool Contains(string unit, int row) => _units.GetOrAdd(unit, Load)[row];

    private BitArray Load(string unit)
    {
        var layout = new SignalTable(chain, []);
        using var table = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        var standing = new BitArray(checked((int)table.RowCount));
        var (values, labels) = (new double[chain.Signals.Count], new string[chain.Labels.Count]);
        var rows = layout.Rows(table, SignalTable.PathOf(unit));
        while (rows.Read())
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = layout.Signals[i].IsInteger ? rows.Int64(SignalTable.FirstSignal + i) : rows.Double(SignalTable.FirstSignal + i);
            for (var i = 0; i < labels.Length; i++) labels[i] = Encoding.UTF8.GetString(rows.Utf8(layout.FirstLabel + i));
            standing[(int)rows.Row] = chain.Judge(values, labels).IsKept;
        }

        return standing;
    }
}
