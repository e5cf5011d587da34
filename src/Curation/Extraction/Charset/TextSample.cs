using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>What a reader would see of a page, roughly: no tags, no comments, no scripts, no character references.</summary>
internal static class TextSample
{
    private const int MaxBytes = 1 << 16, MaxReference = 12;

    /// <summary>The text; where none of it lies beyond ASCII, the page itself.</summary>
    /// <param name="textBytes">How much text there is, with that which was left out because it is plain ASCII.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> page, out long textBytes)
    {
        textBytes = 0;
        var text = new byte[Math.Min(page.Length, MaxBytes)];
        var length = 0;
        for (var rest = page; !rest.IsEmpty && length < text.Length;)
        {
            var end = rest.IndexOfAny((byte)'<', (byte)'&');
            var run = end < 0 ? rest : rest[..end];
            textBytes += run.Trim(" \t\r\n"u8).Length;
            if (Ascii.IsValid(run)) run = default;
            run = run[..Math.Min(run.Length, text.Length - length)];
            run.CopyTo(text.AsSpan(length));
            length += run.Length;
            if (end < 0) break;
            rest = rest[end..];
            rest = rest[Markup(rest)..];
            if (length < text.Length) text[length++] = (byte)' ';
        }

        var found = text.AsSpan(0, length);
        return Ascii.IsValid(found) ? page[..Math.Min(page.Length, MaxBytes)] : found;
    }

    /// <summary>Bytes of the tag, comment, script or reference that begins here; at least one.</summary>
    private static int Markup(ReadOnlySpan<byte> page)
    {
        if (page[0] == '&')
        {
            var end = page[..Math.Min(page.Length, MaxReference)].IndexOf((byte)';');
            return end < 0 ? 1 : end + 1;
        }

        if (page.StartsWith("<!--"u8)) return Behind(page, "-->"u8);
        if (IsTag(page, "<script"u8)) return Behind(page, "</script"u8);
        return IsTag(page, "<style"u8) ? Behind(page, "</style"u8) : Behind(page, ">"u8);
    }

    private static bool IsTag(ReadOnlySpan<byte> page, ReadOnlySpan<byte> tag) => page.Length > tag.Length && Ascii.EqualsIgnoreCase(page[..tag.Length], tag);

    private static int Behind(ReadOnlySpan<byte> page, ReadOnlySpan<byte> end) => page.IndexOf(end) is >= 0 and var found ? found + end.Length : page.Length;
}
