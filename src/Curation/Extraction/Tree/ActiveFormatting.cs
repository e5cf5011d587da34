namespace Curation.Extraction.Tree;

/// <summary>The list of active formatting elements (HTML standard §13.2.4.3): those that are opened again when a block cut them off.</summary>
internal sealed class ActiveFormatting
{
    /// <summary>The standard's "Noah's Ark clause": of equal elements no more than three.</summary>
    private const int MostEqual = 3;
    private readonly List<Entry> _entries = [];

    /// <param name="Node">-1 for a marker.</param>
    /// <param name="Attributes">Where they stand in the page.</param>
    public record struct Entry(int Node, Tag Tag, Category Category, Range Attributes, bool IsOpen);

    public int Count => _entries.Count;

    public Entry this[int index] => _entries[index];

    /// <summary>Whether one must be opened again before text or an inline element.</summary>
    public bool IsDue => _entries.Count > 0 && _entries[^1] is { Node: >= 0, IsOpen: false };

    public void Clear() => _entries.Clear();

    public void Mark() => _entries.Add(new Entry(-1, Tag.Text, Category.None, default, false));

    public void ClearToMark()
    {
        while (_entries.Count > 0)
        {
            var isMark = _entries[^1].Node < 0;
            _entries.RemoveAt(_entries.Count - 1);
            if (isMark) return;
        }
    }

    public void Add(Entry entry, ReadOnlySpan<byte> page)
    {
        if (_entries.Count >= MostEqual && FirstOfMost(entry, page) is >= 0 and var first) _entries.RemoveAt(first);
        _entries.Add(entry);
    }

    private int FirstOfMost(in Entry entry, ReadOnlySpan<byte> page)
    {
        var (equal, first) = (0, -1);
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Node >= 0; i--)
        {
            if (_entries[i].Tag == entry.Tag && page[_entries[i].Attributes].SequenceEqual(page[entry.Attributes])) (equal, first) = (equal + 1, i);
        }

        return equal >= MostEqual ? first : -1;
    }

    /// <summary>The last of that tag behind the last marker, -1 for none.</summary>
    public int Find(Tag tag)
    {
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Node >= 0; i--)
        {
            if (_entries[i].Tag == tag) return i;
        }

        return -1;
    }

    /// <summary>The first of those to be opened again.</summary>
    public int FirstDue()
    {
        var i = _entries.Count;
        while (i > 0 && _entries[i - 1] is { Node: >= 0, IsOpen: false }) i--;
        return i;
    }

    public void Reopen(int index, int node) => _entries[index] = _entries[index] with { Node = node, IsOpen = true };

    public void Close(int node)
    {
        var i = _entries.FindLastIndex(entry => entry.Node == node);
        if (i >= 0) _entries[i] = _entries[i] with { IsOpen = false };
    }

    public void RemoveAt(int index) => _entries.RemoveAt(index);
}
