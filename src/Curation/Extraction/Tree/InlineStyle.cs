using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>What a style attribute says (CSS Style Attributes §3), as far as it shows in text.</summary>
internal static class InlineStyle
{
    /// <summary>The keyword that a property has last; empty where it has none.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> style, ReadOnlySpan<byte> property)
    {
        ReadOnlySpan<byte> keyword = default;
        for (var before = (byte)';'; Letters.Find(style, property) is >= 0 and var at; before = property[^1])
        {
            var isWhole = (at == 0 ? before : style[at - 1]) is (byte)';' or <= (byte)' ';
            style = style[(at + property.Length)..];
            var value = style.TrimStart(" \t\r\n\f"u8);
            if (isWhole && value is [(byte)':', ..]) keyword = Keyword(value[1..].TrimStart(" \t\r\n\f"u8));
        }

        return keyword;
    }

    public static bool Is(ReadOnlySpan<byte> style, ReadOnlySpan<byte> property, ReadOnlySpan<byte> keyword) =>
        Ascii.EqualsIgnoreCase(Of(style, property), keyword);

    /// <summary>Whether a display puts an element on a line of its own, or its parts side by side as in a table.</summary>
    public static bool IsBlock(ReadOnlySpan<byte> display) =>
        Ascii.EqualsIgnoreCase(display, "block"u8) || Ascii.EqualsIgnoreCase(display, "flex"u8) || Ascii.EqualsIgnoreCase(display, "grid"u8)
        || Ascii.EqualsIgnoreCase(display, "list-item"u8) || Ascii.EqualsIgnoreCase(display, "flow-root"u8)
        || (Letters.Find(display, "table"u8) == 0 && display.Length > 0);

    private static ReadOnlySpan<byte> Keyword(ReadOnlySpan<byte> value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter((char)value[end]) || value[end] == '-')) end++;
        return value[..end];
    }
}
