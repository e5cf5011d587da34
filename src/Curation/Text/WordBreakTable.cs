using System.Buffers.Binary;

namespace Curation.Text;

/// <summary>The Word_Break property of every code point, in two levels of 256, from the built-in <c>word-break</c> (Unicode 15).</summary>
internal static class WordBreakTable
{
    private const int RowBytes = 5, CodePointCount = CodePointTable.CodePointCount;

    private static readonly ushort[] _pages;
    private static readonly WordBreak[] _classes;

    static WordBreakTable() => (_pages, _classes) = Read();

    /// <summary>The property of the code point at <paramref name="at"/> of valid UTF-8, and where the next one starts.</summary>
    public static WordBreak At(ReadOnlySpan<byte> text, int at, out int next)
    {
        var first = text[at];
        if (first < 0x80)
        {
            next = at + 1;
            return _classes[first];
        }

        var codePoint = CodePoints.Decode(text, at, out next);
        return _classes[_pages[codePoint >> 8] << 8 | codePoint & 0xFF];
    }

    private static (ushort[] Pages, WordBreak[] Classes) Read()
    {
        var all = new WordBreak[CodePointCount];
        using var stream = typeof(WordBreakTable).Assembly.GetManifestResourceStream("Curation.Assets.word-break")!;
        Span<byte> row = stackalloc byte[RowBytes];
        while (stream.ReadAtLeast(row, RowBytes, throwOnEndOfStream: false) == RowBytes)
            Array.Fill(all, (WordBreak)row[4], BinaryPrimitives.ReadInt32LittleEndian(row), CodePointCount - BinaryPrimitives.ReadInt32LittleEndian(row));
        return CodePointTable.Make(codePoint => all[codePoint]);
    }
}
