using System.Runtime.CompilerServices;

namespace Curation.Extraction.Tree;

/// <summary>Reads the attributes of one tag (HTML standard §13.2.5.32–40).</summary>
internal readonly ref struct AttributeReader(ReadOnlySpan<byte> page, int start, Scratch scratch)
{
    private readonly ReadOnlySpan<byte> _page = page;

    /// <summary>Takes those that are known; of several of one name the first.</summary>
    /// <param name="isNeeded">Otherwise only the end of the tag is looked for.</param>
    /// <returns>The place behind the tag; one behind the end of the page where the tag does not end.</returns>
    public int Read(ref PageAttributes attributes, bool isNeeded, out bool isSelfClosing)
    {
        var page = _page;
        var at = start;
        isSelfClosing = false;
        while (at < page.Length)
        {
            var b = page[at];
            if (b == '>')
            {
                isSelfClosing = page[at - 1] == '/';
                return at + 1;
            }

            if (b == '/' || PageScan.IsSpace(b))
            {
                at++;
                continue;
            }

            var end = PageScan.AttributeNameEnd(page, at);
            var name = isNeeded && end - at <= NameTable.LongestName ? PageAttributes.Find(NameTable.Load(page, at, end - at)) : AttributeName.Other;
            at = Value(end, out var value);
            if (name == AttributeName.Other || attributes.Has(name)) continue;
            attributes.Take(name, name != AttributeName.Href && value.Contains((byte)'&') ? scratch.Decode(value) : value);
        }

        return page.Length + 1;
    }

    /// <summary>Reads a value behind a name, where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Value(int at, out ReadOnlySpan<byte> value)
    {
        var page = _page;
        value = default;
        if (at < page.Length && page[at] != '=')
        {
            var next = PageScan.SkipSpace(page, at);
            if (next >= page.Length || page[next] != '=') return next;
            at = next;
        }

        at = PageScan.SkipSpace(page, at + 1);
        if (at >= page.Length) return page.Length;
        if (page[at] is (byte)'"' or (byte)'\'')
        {
            var close = PageScan.Find(page, at + 1, page[at]);
            value = page[(at + 1)..close];
            return close + 1;
        }

        var end = at;
        while (end < page.Length && page[end] != '>' && !PageScan.IsSpace(page[end])) end++;
        value = page[at..end];
        return end;
    }
}
