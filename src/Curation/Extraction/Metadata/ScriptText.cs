using System.Buffers;
using System.Globalization;
using System.Text;

namespace Curation.Extraction.Metadata;

/// <summary>String literals of a script (ECMAScript §12.9.4), found without reading the rest of it.</summary>
internal static class ScriptText
{
    /// <summary>The place of the quote that ends a literal; -1 where none does.</summary>
    /// <param name="start">Behind the quote that begins it.</param>
    public static int End(ReadOnlySpan<byte> script, int start, byte quote)
    {
        for (var at = start; at < script.Length; at += 2)
        {
            var next = script[at..].IndexOfAny(quote, (byte)'\\');
            if (next < 0) return -1;
            at += next;
            if (script[at] == quote) return at;
        }

        return -1;
    }

    /// <summary>What a literal means; an escape that none knows is the character itself.</summary>
    public static string Decode(ReadOnlySpan<byte> literal)
    {
        if (literal.IndexOf((byte)'\\') < 0) return Encoding.UTF8.GetString(literal);
        var text = new StringBuilder(literal.Length);
        Decode(literal, text);
        return text.ToString();
    }

    public static void Decode(ReadOnlySpan<byte> literal, StringBuilder text)
    {
        while (literal.IndexOf((byte)'\\') is >= 0 and var at)
        {
            Append(literal[..at], text);
            literal = literal[Math.Min(at + 1, literal.Length)..];
            if (!literal.IsEmpty) literal = literal[Escape(literal, text)..];
        }

        Append(literal, text);
    }

    private static void Append(ReadOnlySpan<byte> utf8, StringBuilder text)
    {
        var room = ArrayPool<char>.Shared.Rent(utf8.Length);
        text.Append(room.AsSpan(0, Encoding.UTF8.GetChars(utf8, room)));
        ArrayPool<char>.Shared.Return(room);
    }

    /// <returns>How many bytes behind the backslash were read.</returns>
    private static int Escape(ReadOnlySpan<byte> escape, StringBuilder text)
    {
        switch (escape[0])
        {
            case (byte)'n': text.Append('\n'); return 1;
            case (byte)'t': text.Append('\t'); return 1;
            case (byte)'r': text.Append('\r'); return 1;
            case (byte)'b' or (byte)'f' or (byte)'v' or (byte)'0': text.Append(' '); return 1;
            case (byte)'\n' or (byte)'\r': return 1;
            case (byte)'x' when Number(escape, 1, 2) is >= 0 and var value: text.Append((char)value); return 3;
            case (byte)'u' when Number(escape, 1, 4) is >= 0 and var value: text.Append((char)value); return 5;
            case (byte)'u' when escape.Length > 2 && escape[1] == '{' && escape[..Math.Min(9, escape.Length)].IndexOf((byte)'}') is > 2 and var end
                && Number(escape, 2, end - 2) is >= 0 and var value && Rune.IsValid(value):
                text.Append(new Rune(value).ToString());
                return end + 1;
            case < 0x80: text.Append((char)escape[0]); return 1;
            default: return 0;
        }
    }

    private static int Number(ReadOnlySpan<byte> escape, int start, int digits)
    {
        if (escape.Length < start + digits) return -1;
        return int.TryParse(escape.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }
}
