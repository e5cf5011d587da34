using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Models;

/// <summary>Walks the words of UTF-8 text: runs of letters, marks, digits and <c>_</c>, with apostrophes between letters. Hashes are of lower-case forms, ’ counting as '.</summary>
/// <remarks>Stands in for the words of DocumentText; every user reads only <see cref="Word"/>.</remarks>
internal ref struct WordScan(ReadOnlySpan<byte> text)
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public Word Current { get; private set; }

    // zero: ends a word; else the byte in lower case
    private static ReadOnlySpan<byte> Lower =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 0, 0, 0, 0, 0, 0,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 95,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 0,
    ];

    public readonly WordScan GetEnumerator() => this;

    public bool MoveNext()
    {
        var text = _text;
        var at = _at;
        int start = -1, size;
        var hash = Offset;
        for (; at < text.Length; at += size)
        {
            var b = text[at];
            var lower = b < 128 ? Lower[b] : (byte)0;
            size = 1;
            if (lower != 0) hash = (hash ^ lower) * Prime;
            else if (start >= 0 && ApostropheAt(text, at) is > 0 and var skip) (hash, size) = ((hash ^ '\'') * Prime, skip);
            else if (b < 128 || !AddRune(text[at..], ref hash, out size))
            {
                if (start >= 0) break;
                continue;
            }

            if (start < 0) start = at;
        }

        _at = at;
        if (start < 0) return false;
        Current = new Word(start, at, hash);
        return true;
    }

    /// <summary>Bytes of an apostrophe between letters; 0 where there is none.</summary>
    private static int ApostropheAt(ReadOnlySpan<byte> text, int at)
    {
        var size = text[at] == '\'' ? 1 : text[at] == 0xE2 && at + 2 < text.Length && text[at + 1] == 0x80 && text[at + 2] == 0x99 ? 3 : 0;
        if (size == 0 || at + size >= text.Length || text[at - 1] == '\'') return 0;
        var next = text[at + size];
        return next < 128 ? (Lower[next] > '9' ? size : 0) : IsWordRune(text[(at + size)..]) ? size : 0;
    }

    private static bool IsWordRune(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var rune, out _);
        return IsWordPart(rune);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AddRune(ReadOnlySpan<byte> text, ref ulong hash, out int size)
    {
        Rune.DecodeFromUtf8(text, out var rune, out size);
        if (!IsWordPart(rune)) return false;
        hash = (hash ^ (uint)Rune.ToLowerInvariant(rune).Value) * Prime;
        return true;
    }

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune)
        is <= UnicodeCategory.DecimalDigitNumber;
}
