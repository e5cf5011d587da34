using System.Buffers.Text;

namespace Curation.Sources.Jsonl;

/// <summary>Escapes of half a character, such as <c>\ud83d</c> where a string was cut: JSON (RFC 8259 §8.2) allows them, and UTF-8 cannot hold them.</summary>
internal static class LoneSurrogates
{
    private const int EscapeBytes = 6;

    /// <summary>The row with U+FFFD in their place; null where there are none.</summary>
    public static byte[]? Replaced(ReadOnlySpan<byte> row)
    {
        byte[]? replaced = null;
        for (var at = 0; row[at..].IndexOf((byte)'\\') is >= 0 and var found;)
        {
            at += found;
            var code = CodeAt(row[at..]);
            var isPair = char.IsHighSurrogate(code) && char.IsLowSurrogate(CodeAt(row[(at + EscapeBytes)..]));
            if (char.IsSurrogate(code) && !isPair) "\\ufffd"u8.CopyTo((replaced ??= row.ToArray()).AsSpan(at));
            var length = isPair ? 2 * EscapeBytes : char.IsSurrogate(code) ? EscapeBytes : 2;
            at = Math.Min(row.Length, at + length);
        }

        return replaced;
    }

    /// <summary>Zero where no escape of a code stands.</summary>
    private static char CodeAt(ReadOnlySpan<byte> text) =>
        text.StartsWith("\\u"u8) && text.Length >= EscapeBytes && Utf8Parser.TryParse(text[2..EscapeBytes], out ushort code, out var used, 'x') && used == 4
            ? (char)code : '\0';
}
