using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Curation.Extraction.Metadata;

/// <summary>The running text in the stream that Next.js writes into its pages for React: rows of a number and JSON, in which an element is a list of "$",
/// its name, its key and its properties, and rows of plain text.</summary>
/// <remarks>As the server of React Server Components (react-server-dom-webpack 19) writes it. A row may be cut anywhere by the end of a script.</remarks>
internal sealed class FlightData
{
    private const int MaxDepth = 256, MostDigits = 12;
    private static ReadOnlySpan<byte> Push => "__next_f.push([1,"u8;

    // by depth: how many values there are, what they are in, whether strings are text
    private readonly int[] _counts = new int[MaxDepth + 2];
    private readonly Kind[] _kinds = new Kind[MaxDepth + 2];
    private readonly bool[] _isText = new bool[MaxDepth + 2];
    private readonly StringBuilder _run = new();
    private readonly Action<string> _take;

    private enum Kind { List, Object, Element, Inline }

    private FlightData(Action<string> take) => _take = take;

    /// <param name="take">Gets each paragraph, and each longer string that is none.</param>
    public static void Collect(ReadOnlySpan<byte> page, Action<string> take)
    {
        if (page.IndexOf(Push) < 0) return;
        var stream = new StringBuilder();
        while (page.IndexOf(Push) is >= 0 and var at)
        {
            page = page[(at + Push.Length)..].TrimStart(" \t\r\n"u8);
            if (!page.StartsWith("\""u8)) continue;
            var end = ScriptText.End(page, 1, (byte)'"');
            if (end < 0) break;
            ScriptText.Decode(page[1..end], stream);
            page = page[(end + 1)..];
        }

        var characters = ArrayPool<char>.Shared.Rent(stream.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(stream.Length));
        stream.CopyTo(0, characters, stream.Length);
        var written = Encoding.UTF8.GetBytes(characters.AsSpan(0, stream.Length), bytes);
        ArrayPool<char>.Shared.Return(characters);
        new FlightData(take).ReadRows(bytes.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void ReadRows(ReadOnlySpan<byte> rows)
    {
        while (!rows.IsEmpty)
        {
            var colon = rows[..Math.Min(rows.Length, MostDigits)].IndexOf((byte)':');
            var row = rows[(colon + 1)..];
            if (row.StartsWith("T"u8) && Utf8Parser.TryParse(row[1..], out uint bytes, out var digits, 'x') && row[(digits + 1)..].StartsWith(","u8))
            {
                row = row[(digits + 2)..];
                var text = row[..(int)Math.Min(bytes, (uint)row.Length)];
                _take(Encoding.UTF8.GetString(text));
                rows = row[text.Length..];
                continue;
            }

            var end = row.IndexOf((byte)'\n');
            ReadRow(end < 0 ? row : row[..end]);
            rows = end < 0 ? default : row[(end + 1)..];
        }
    }

    private void ReadRow(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'[' or (byte)'{' or (byte)'"', ..]) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        (_isText[0], _counts[0], _kinds[0]) = (false, 0, Kind.List);
        try
        {
            while (reader.Read()) Read(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // what stands before the fault is taken
        }

        Flush();
    }

    private void Read(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.StartObject: Enter(depth, reader.TokenType == JsonTokenType.StartObject); break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                if (_kinds[depth + 1] == Kind.Element) Flush();
                break;
            case JsonTokenType.PropertyName: _isText[depth] = reader.ValueTextEquals("children"u8); break;
            case JsonTokenType.String: Take(ref reader, depth); break;
            case JsonTokenType.Number when _isText[depth] && _run.Length > 0: _run.Append(Encoding.UTF8.GetString(reader.ValueSpan)); break;
        }

        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)) _counts[depth]++;
    }

    private void Enter(int depth, bool isObject)
    {
        // a list of children holds text as an only child does
        _isText[depth + 1] = !isObject && _isText[depth];
        (_counts[depth + 1], _kinds[depth + 1]) = (0, isObject ? Kind.Object : Kind.List);
    }

    private void Take(ref Utf8JsonReader reader, int depth)
    {
        if (_kinds[depth] == Kind.List && _counts[depth] == 0 && reader.ValueTextEquals("$"u8))
        {
            (_kinds[depth], _isText[depth]) = (Kind.Inline, false);
            return;
        }

        if (_kinds[depth] is Kind.Element or Kind.Inline)
        {
            if (_counts[depth] != 1 || IsInline(ref reader)) return;
            _kinds[depth] = Kind.Element;
            Flush();
            return;
        }

        if (!_isText[depth] && reader.ValueSpan.Length < PageState.ShortestText) return;
        var text = reader.GetString()!;
        // other values are named so, and a text that begins so has a second one
        if (text.StartsWith('$')) text = text.StartsWith("$$", StringComparison.Ordinal) ? text[1..] : "";
        if (_isText[depth]) _run.Append(text);
        else _take(text);
    }

    /// <summary>Components of the page's own are mostly links.</summary>
    private static bool IsInline(ref Utf8JsonReader reader) => reader.ValueSpan is [(byte)'$', ..] || reader.GetString()
        is "a" or "abbr" or "b" or "bdi" or "cite" or "code" or "del" or "em" or "i" or "ins" or "kbd" or "mark" or "q" or "s" or "samp" or "small"
        or "span" or "strong" or "sub" or "sup" or "time" or "u" or "var";

    private void Flush()
    {
        if (_run.Length > 0) _take(_run.ToString());
        _run.Clear();
    }
}
