using System.Runtime.InteropServices;

namespace Curation.Columns;

/// <summary>Puts the items of a list together, row by row. Items that are null are left out.</summary>
internal sealed class ListColumn(ColumnReader reader)
{
    private readonly List<int> items = [];
    private int at = -1;

    internal bool IsNull { get; private set; }

    internal ReadOnlySpan<int> Items => CollectionsMarshal.AsSpan(items);

    internal void Read()
    {
        if (at < 0) Advance();
        if (at >= reader.Count || reader.Continues(at)) throw reader.Broken("expected the start of a list");
        items.Clear();
        IsNull = reader.Column.Nullable && reader.Definition(at) == 0;
        do
        {
            if (reader.Definition(at) == reader.MaxDefinition) items.Add(reader.Items[at]);
            Advance();
        }
        while (at < reader.Count && reader.Continues(at));
    }

    /// <summary>Past the end the batch is empty.</summary>
    private void Advance()
    {
        if (++at < reader.Count) return;
        reader.Read();
        at = 0;
    }
}
