using System.Buffers;

namespace Curation.Text;

/// <summary>Cuts text as fastText reads tokens: at space, tab to carriage return, and NUL (dictionary.cc, readWord).</summary>
internal static class FasttextSplitter
{
    private static readonly SearchValues<byte> _separators = SearchValues.Create(" \t\n\v\f\r\0"u8);

    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        while (at < text.Length)
        {
            var length = text[at..].IndexOfAny(_separators);
            var end = length < 0 ? text.Length : at + length;
            if (end > at) words.Add(text, at, end);
            at = end + 1;
        }
    }
}
