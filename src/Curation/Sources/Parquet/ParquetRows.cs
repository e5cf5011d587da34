using System.Globalization;
using System.Text;
using Curation.Columns;

namespace Curation.Sources.Parquet;

/// <summary>Reads the rows of a Parquet file: pages where a row has HTML, texts where it has text. A range owns the row groups that begin in it.</summary>
public static class ParquetRows
{
    /// <summary>What is wrong with a file before any row is read; null where nothing is.</summary>
    public static string? MistakeIn(string path, RowFields fields)
    {
        try
        {
            using var file = new ParquetReader(path);
            if (file.Schema.IndexOf(fields.Html) >= 0 || file.Schema.IndexOf(fields.Text) >= 0) return null;
            return $"{path}: expected a column {fields.Html} or {fields.Text}, found {string.Join(", ", file.Schema.Columns.Select(column => column.Name))}";
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
    }

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        if (MistakeIn(path, options.Fields) is { } mistake)
        {
            yield return new BadItem(0, new FileInfo(path).Length, null, "bad-parquet", mistake);
            yield break;
        }

        using var file = new ParquetReader(path);
        if (file.RowCount == 0 && options.Range.Start == 0) yield return new BadItem(0, 0, null, "empty-file", "the file holds no row");
        var firstRow = 0L;
        for (var group = 0; group < file.RowGroupCount; firstRow += file.RowsOf(group++))
        {
            if (!options.Range.Contains(file.OffsetOf(group))) continue;
            foreach (var item in new RowGroupRows(file, group, firstRow, options).Read()) yield return item;
        }
    }

    /// <summary>The rows of one row group.</summary>
    private sealed class RowGroupRows
    {
        private readonly ReadOptions _options;
        private readonly long _firstRow;
        private readonly RowCursor _rows;
        private readonly ColumnType[] _types;
        private readonly Moment? _moment;
        private readonly int _id, _url, _html, _text, _title, _language, _date;
        private readonly RowJson? _json;

        public RowGroupRows(ParquetReader file, int group, long firstRow, ReadOptions options)
        {
            (_options, _firstRow) = (options, firstRow);
            var names = new List<string>();
            var fields = options.Fields;
            (_id, _url, _html, _text) = (Use(fields.Id), Use(fields.Url), Use(fields.Html), Use(fields.Text));
            (_title, _language, _date) = (Use(fields.Title), Use(fields.Language), Use(fields.Date));
            var kept = file.Schema.Columns.Where(column => options.KeepRows && column.Type != ColumnType.Binary).Select(column => column.Name);
            string[] others = [.. kept.Except([fields.Html, fields.Text])];
            names.AddRange(others.Except(names).ToList());
            _types = [.. names.Select(name => file.Schema.Columns[file.Schema.IndexOf(name)].Type)];
            _moment = _date < 0 ? null : file.Schema.Columns[file.Schema.IndexOf(fields.Date)].Moment;
            _rows = file.Rows(group, [.. names]);
            if (options.KeepRows) _json = new(_rows, [.. others.Select(name => (names.IndexOf(name), file.Schema.Columns[file.Schema.IndexOf(name)]))]);

            int Use(string name)
            {
                var place = file.Schema.IndexOf(name);
                if (place < 0) return -1;
                if (file.Schema.Columns[place].Type is not (ColumnType.Utf8 or ColumnType.Binary or ColumnType.Int32 or ColumnType.Int64)) return -1;
                if (!names.Contains(name)) names.Add(name);
                return names.IndexOf(name);
            }
        }

        public IEnumerable<SourceItem> Read()
        {
            while (true)
            {
                var row = _firstRow + _rows.Row + 1;
                var (more, error) = Next();
                if (error is not null) yield return new BadItem(row, 1, null, "bad-parquet", error);
                if (!more) yield break;
                yield return Item(row);
            }
        }

        private (bool More, string? Error) Next()
        {
            try
            {
                return (_rows.Read(), null);
            }
            catch (InvalidDataException error)
            {
                return (false, error.Message);
            }
        }

        private SourceItem Item(long row)
        {
            var (html, text) = (Body(_html), Body(_text));
            if (text is not null && html is { Length: 0 }) html = null;
            var url = Text(_url) ?? "";
            if ((html ?? text) is not { } body) return Bad(row, url, "missing-field", "a row with neither page nor text");
            if (html is { Length: 0 }) return Bad(row, url, "empty-page", "a page of no bytes");
            if (body.Length > _options.MaxBytes) return Bad(row, url, "page-too-large", $"a body of more than {_options.MaxBytes} bytes");
            return html is not null
                ? new PageItem(row, 1, Text(_id), url, html, _types[_html] == ColumnType.Utf8 ? "utf-8" : null, Text(_language), Date())
                {
                    HasNumberId = HasNumberId,
                }
                : new TextItem(row, 1, Text(_id), url, body, Text(_title), Text(_language), Date())
                {
                    HasNumberId = HasNumberId, Row = _json?.Current() ?? default,
                };
        }

        private BadItem Bad(long row, string url, string reason, string detail) =>
            new(row, 1, url, reason, detail) { Id = Text(_id), HasNumberId = HasNumberId };

        private bool HasNumberId => _id >= 0 && _types[_id] is ColumnType.Int32 or ColumnType.Int64 && !_rows.IsNull(_id);

        private byte[]? Body(int column) =>
            column >= 0 && _types[column] is ColumnType.Utf8 or ColumnType.Binary && !_rows.IsNull(column) ? _rows.Utf8(column).ToArray() : null;

        private string? Date() => _moment is { } unit && !_rows.IsNull(_date) ? MomentText.Of(_rows.Int64(_date), unit) : Text(_date);

        private string? Text(int column)
        {
            if (column < 0 || _rows.IsNull(column)) return null;
            return _types[column] is ColumnType.Int32 or ColumnType.Int64
                ? _rows.Int64(column).ToString(CultureInfo.InvariantCulture)
                : Encoding.UTF8.GetString(_rows.Utf8(column));
        }
    }
}
