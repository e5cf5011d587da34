using System.Buffers.Text;
using System.Text;

namespace Curation.Sources.Warc;

/// <summary>The named fields of a WARC record that a reader needs (ISO 28500, WARC 1.0 and 1.1).</summary>
internal readonly record struct WarcHeader(string Type, string Url, string? Date, string? ContentType, long ContentLength)
{
    /// <summary>Of a revisit: address and date of the record that it repeats.</summary>
    public string? RefersTo { get; init; }

    public string? RefersToDate { get; init; }

    /// <param name="head">From the version line to the empty line.</param>
    /// <returns>null when type or length are missing or senseless.</returns>
    public static WarcHeader? Parse(ReadOnlySpan<byte> head)
    {
        string type = "", url = "";
        string? date = null, contentType = null, refersTo = null, refersToDate = null;
        var length = -1L;
        var fields = new HeaderLines(head);
        while (fields.Next())
        {
            if (fields.Is("warc-type"u8)) type = fields.Text.ToLowerInvariant();
            else if (fields.Is("warc-target-uri"u8)) url = fields.Text.Trim('<', '>');
            else if (fields.Is("warc-date"u8)) date = fields.Text;
            else if (fields.Is("warc-refers-to-target-uri"u8)) refersTo = fields.Text.Trim('<', '>');
            else if (fields.Is("warc-refers-to-date"u8)) refersToDate = fields.Text;
            else if (fields.Is("content-type"u8)) contentType = fields.Text;
            else if (fields.Is("content-length"u8))
                length = Utf8Parser.TryParse(fields.Value, out long value, out var used) && used == fields.Value.Length ? value : -1;
        }

        if (type.Length == 0 || length < 0) return null;
        return new WarcHeader(type, url, date, contentType, length) { RefersTo = refersTo, RefersToDate = refersToDate };
    }
}

/// <summary>Walks over <c>Name: value</c> lines; the first line and lines without a colon are passed over. A line that begins with a blank continues the
/// one before it (RFC 9112 §5.2).</summary>
internal ref struct HeaderLines(ReadOnlySpan<byte> head)
{
    private ReadOnlySpan<byte> _rest = AfterLine(head), _name;

    public ReadOnlySpan<byte> Value { get; private set; }

    public readonly string Text => Value.Contains((byte)'\n') ? Unfolded(Value) : Encoding.UTF8.GetString(Value);

    public readonly bool Is(ReadOnlySpan<byte> lowerName) => Ascii.EqualsIgnoreCase(_name, lowerName);

    public bool Next()
    {
        while (!_rest.IsEmpty)
        {
            var end = EndOfField(_rest);
            var line = _rest[..end];
            _rest = end == _rest.Length ? default : _rest[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0) continue;
            _name = line[..colon].Trim(" \t"u8);
            Value = line[(colon + 1)..].Trim(" \t\r"u8);
            return true;
        }

        return false;
    }

    /// <summary>Bytes up to and with the empty line that ends a head; -1 when there is none.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var line = bytes[from..].IndexOf((byte)'\n');
            if (line < 0) return -1;
            from += line + 1;
            var next = bytes[from..];
            if (next.StartsWith("\n"u8)) return from + 1;
            if (next.StartsWith("\r\n"u8)) return from + 2;
        }
    }

    private static int EndOfField(ReadOnlySpan<byte> lines)
    {
        for (var from = 0; ;)
        {
            var end = lines[from..].IndexOf((byte)'\n');
            if (end < 0) return lines.Length;
            from += end + 1;
            if (from >= lines.Length || lines[from] is not ((byte)' ' or (byte)'\t')) return from - 1;
        }
    }

    private static string Unfolded(ReadOnlySpan<byte> value) =>
        string.Join(' ', Encoding.UTF8.GetString(value).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static ReadOnlySpan<byte> AfterLine(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') is >= 0 and var end ? bytes[(end + 1)..] : default;
}
