using System.Globalization;

namespace Curation.Sources.Warc;

/// <summary>The state of reading one WARC file: where we are, and how to go on after bytes that make no sense.</summary>
internal sealed class WarcRecords(Segments segments, ReadOptions options)
{
    private const int HeadBytes = 1 << 16, VersionBytes = 16;
    private const string Truncated = "truncated-record";
    private readonly RecordWindow _window = new(segments);

    /// <summary>Whether each record is a member of its own; told by the first record.</summary>
    private bool? _memberPerRecord = segments.IsPacked ? null : false;
    private Fault? _reported;

    public IEnumerable<SourceItem> Read()
    {
        var isEmpty = options.Range.Start == 0;
        while (segments.Next())
        {
            while (_window.SkipNewlines())
            {
                if (Place >= options.Range.End) yield break;
                isEmpty = false;
                var isOurs = Place >= options.Range.Start;
                var item = Record();
                if (isOurs) yield return item;
            }

            if (segments.Fault is null || ReferenceEquals(segments.Fault, _reported)) continue;
            isEmpty = false;
            if (options.Range.Contains(Place)) yield return Broken(segments.Start, segments.End - segments.Start, null);
        }

        if (isEmpty) yield return new BadItem(0, 0, null, "empty-file", "the file holds no record");
    }

    /// <summary>Where a record that begins here is counted to begin in the file as stored.</summary>
    private long Place => segments.IsPacked ? segments.Start : _window.Offset;

    private SourceItem Record()
    {
        var start = _window.Offset;
        var item = Parse();
        var hasMore = _window.SkipNewlines();
        _memberPerRecord ??= !hasMore;
        if (_memberPerRecord is false) return item with { Offset = start, Length = _window.Offset - start };
        var length = segments.End - segments.Start;
        var isBroken = !hasMore && segments.Fault is not null && !ReferenceEquals(segments.Fault, _reported);
        return isBroken ? Broken(segments.Start, length, (item as PageItem)?.Url) : item with { Offset = segments.Start, Length = length };
    }

    private SourceItem Parse()
    {
        var isWhole = _window.Ensure(WarcReader.Magic.Length);
        if (!isWhole && WarcReader.Magic.AsSpan().StartsWith(_window.Available.Span)) return Resume(CutOff(null));
        if (!isWhole || !_window.Available.Span.StartsWith(WarcReader.Magic))
            return Resume(Bad("bad-warc-header", "no WARC/1. line where a record should start"));
        var head = HeadLength();
        if (head < 0 && _window.Available.Length < HeadBytes) return Resume(CutOff(null));
        if (head < 0 || WarcHeader.Parse(_window.Available.Span[..head]) is not { } header)
            return Resume(Bad("bad-warc-header", "a record header without type or length"));
        return header.ContentLength <= options.MaxBytes + HeadBytes ? Whole(header, head) : Oversize(header, head);
    }

    private int HeadLength()
    {
        for (var asked = 1 << 10; asked <= HeadBytes; asked *= 8)
        {
            var hasMore = _window.Ensure(asked);
            if (HeaderLines.Length(_window.Available.Span) is > 0 and var length) return length;
            if (!hasMore) break;
        }

        return -1;
    }

    private SourceItem Whole(WarcHeader header, int head)
    {
        var total = head + (int)header.ContentLength;
        if (Place < options.Range.Start && PassOver(total)) return WarcDocument.Skip(header, "before-range");
        var isThere = _window.Ensure(total);
        if (isThere && EndsAt(total))
        {
            var item = WarcDocument.Read(header, _window.Available[head..total], options.MaxBytes, isWhole: true);
            _window.Advance(total);
            return item is PageItem { IsBorrowed: true } page ? page.Keep(_window.Give(page.Body.Length)) : item;
        }

        _window.Advance(head);
        var bad = isThere ? LyingLength(header) : TooShort(header);
        var resumed = _window.SkipTo(NextRecord);
        return resumed && bad.Reason == Truncated ? LyingLength(header) : bad;
    }

    /// <summary>A record that is not held: judged by its first bytes, then passed over up to its end or to the next line that begins a record.</summary>
    private SourceItem Oversize(WarcHeader header, int head)
    {
        _window.Ensure(head + HeadBytes);
        var first = _window.Available[head..Math.Min(_window.Available.Length, head + HeadBytes)];
        var item = WarcDocument.Read(header, first, options.MaxBytes, isWhole: false);
        _window.Advance(head);
        if (PassOver(header.ContentLength)) return item;
        var end = _window.Offset + header.ContentLength;
        if (_memberPerRecord is not false) _window.Skip(header.ContentLength);
        else if (_window.SkipTo(NextRecord, header.ContentLength)) return LyingLength(header);
        return _window.Offset == end ? item : TooShort(header);
    }

    private static ReadOnlySpan<byte> NextRecord => "\nWARC/1."u8;

    /// <summary>Whether a record ends that many bytes from here: two line breaks follow, or no more than newlines up to the next record or the end.</summary>
    private bool EndsAt(int total)
    {
        _window.Ensure(total + VersionBytes);
        var behind = _window.Available.Span[total..];
        var rest = behind.TrimStart("\r\n"u8);
        return behind.StartsWith("\r\n\r\n"u8) || rest.IsEmpty || rest.StartsWith(WarcReader.Magic);
    }

    /// <summary>Goes to the end of a record in a plain file without reading it; false, and nothing is changed, where no record ends there.</summary>
    private bool PassOver(long bytes)
    {
        var start = _window.Offset;
        if (start + bytes < start || !_window.SeekTo(start + bytes)) return false;
        return EndsAt(0) || !_window.SeekTo(start);
    }

    private BadItem Resume(BadItem bad)
    {
        do _window.Advance(1);
        while (_window.SkipTo(WarcReader.Magic) && !IsVersionLine());
        return bad;
    }

    /// <summary>Garbage may quote the magic; a record has nothing else on that line.</summary>
    private bool IsVersionLine()
    {
        _window.Ensure(VersionBytes);
        return _window.Available.Span[WarcReader.Magic.Length..].TrimStart("0123456789"u8) is [(byte)'\n', ..] or [(byte)'\r', (byte)'\n', ..];
    }

    private static BadItem LyingLength(WarcHeader header) =>
        Bad("wrong-content-length", string.Create(CultureInfo.InvariantCulture, $"no record ends {header.ContentLength} bytes behind this header"), header.Url);

    /// <summary>A sound gzip member shows that the record is whole and its length wrong.</summary>
    private BadItem TooShort(WarcHeader header) => _memberPerRecord is not false && segments.Fault is null ? LyingLength(header) : CutOff(header.Url);

    private BadItem CutOff(string? url) => segments.Fault is not null ? Broken(0, 0, url) : Bad(Truncated, "the file ends within a record", url);

    private BadItem Broken(long offset, long length, string? url)
    {
        _reported = segments.Fault;
        return new BadItem(offset, length, url, _reported!.Reason, _reported.Detail);
    }

    private static BadItem Bad(string reason, string detail, string? url = null) => new(0, 0, url, reason, detail);
}
