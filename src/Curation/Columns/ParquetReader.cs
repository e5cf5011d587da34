namespace Curation.Columns;

/// <summary>
/// Reads Parquet files, ours and those of others: flat columns and lists of 32-bit integers; data pages of both versions; PLAIN, dictionary,
/// RLE, DELTA_* and BYTE_STREAM_SPLIT; uncompressed, snappy, gzip, zstd. Columns of other shapes are left out of the schema.
/// Source: apache/parquet-format 2.11.
/// </summary>
public sealed class ParquetReader : IDisposable
{
    private readonly ParquetFile _file;
    private readonly int[] _leaves;

    /// <exception cref="InvalidDataException">The file is broken or not Parquet; the message names it and says what was expected.</exception>
    public ParquetReader(string path)
    {
        _file = new(path);
        _leaves = [.. Enumerable.Range(0, _file.Layout.Leaves.Count).Where(leaf => _file.Layout.Leaves[leaf].Column is not null)];
        Schema = new([.. _leaves.Select(leaf => _file.Layout.Leaves[leaf].Column!)]);
    }

    public Schema Schema { get; }

    /// <summary>Columns of decimals, which are left out of the schema.</summary>
    public IEnumerable<string> Decimals => _file.Layout.Leaves.Select(leaf => leaf.Decimal).OfType<string>();

    public long RowCount => _file.Layout.Rows;

    public int RowGroupCount => _file.Layout.RowGroups.Count;

    /// <summary>Key-value pairs of the footer.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _file.Layout.Metadata;

    public long RowsOf(int rowGroup) => _file.Layout.RowGroups[rowGroup].Rows;

    /// <summary>Where the first of its columns begins in the file.</summary>
    public long OffsetOf(int rowGroup) => _file.Layout.RowGroups[rowGroup].Chunks.Min(chunk => chunk.Start);

    /// <summary>Null where the writer kept none.</summary>
    public ColumnStatistics? StatisticsOf(int rowGroup, string column) => _file.Layout.RowGroups[rowGroup].Chunks[Leaf(column)].Statistics;

    /// <summary>All rows, with the columns named, or with all of them.</summary>
    public RowCursor Rows(params ReadOnlySpan<string> columns) => Rows(0, RowGroupCount - 1, RowCount, columns);

    /// <summary>The rows of one row group.</summary>
    public RowCursor Rows(int rowGroup, params ReadOnlySpan<string> columns) => Rows(rowGroup, rowGroup, RowsOf(rowGroup), columns);

    /// <summary>One column in typed batches. Lists are read by rows only.</summary>
    public ColumnReader Column(string column) => new(_file, Flat(column), 0, RowGroupCount - 1);

    /// <summary>One column of one row group in typed batches.</summary>
    public ColumnReader Column(int rowGroup, string column) => new(_file, Flat(column), rowGroup, rowGroup);

    public void Dispose() => _file.Dispose();

    private RowCursor Rows(int first, int last, long rows, ReadOnlySpan<string> columns)
    {
        var chosen = new List<int>();
        foreach (var column in columns) chosen.Add(Leaf(column));
        return new((columns.IsEmpty ? _leaves : [.. chosen]).Select(leaf => new ColumnReader(_file, leaf, first, last)), rows);
    }

    private int Flat(string column)
    {
        var leaf = Leaf(column);
        return _file.Layout.Leaves[leaf].MaxRepetition == 0 ? leaf : throw new InvalidOperationException($"{_file.Path}: column \"{column}\" is a list");
    }

    private int Leaf(string column)
    {
        var place = Schema.IndexOf(column);
        if (place >= 0) return _leaves[place];
        throw new InvalidDataException($"{_file.Path}: expected a column \"{column}\", found {string.Join(", ", Schema.Columns.Select(known => known.Name))}");
    }
}
