using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>Puts the items of a list together, row by row. Items that are null are left out.</summary>
internal sealed class ListColumn(ColumnReader reader)
{
    private readonly List<int> _items = [];
    private int _at = -1;

    internal bool IsNull { get; private set; }

    internal ReadOnlySpan<int> Items => CollectionsMarshal.AsSpan(_items);

    internal void Read()
    {
        if (_at < 0) Advance();
        if (_at >= reader.Count || reader.Continues(_at)) throw reader.Broken("expected the start of a list");
        _items.Clear();
        IsNull = reader.Column.Nullable && reader.Definition(_at) == 0;
        do
        {
            if (reader.Definition(_at) == reader.MaxDefinition) _items.Add(reader.Items[_at]);
            Advance();
        }
        while (_at < reader.Count && reader.Continues(_at));
    }

    /// <summary>Past the end the batch is empty.</summary>
    private void Advance()
    {
        if (++_at < reader.Count) return;
        reader.Read();
        _at = 0;
    }
}
