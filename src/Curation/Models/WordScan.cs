using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Models;

/// <summary>Walks the words of UTF-8 text: runs of letters, marks, digits and <c>_</c>, with apostrophes between letters.
/// Hashes are of lower-case forms, ’ counting as '.</summary>
/// <remarks>Stands in for the words of DocumentText; every user reads only <see cref="Word"/>.</remarks>
internal ref struct WordScan(ReadOnlySpan<byte> text)
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public Word Current { get; private set; }

    // 0 ends a word, 1 needs a look at the code point, all else is the byte in lower case
    private static ReadOnlySpan<byte> Lower =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 0, 0, 0, 0, 0, 0,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 95,
        0, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 0, 0, 0, 0, 0,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ];

    public readonly WordScan GetEnumerator() => this;

    public bool MoveNext()
    {
        var text = _text;
        var at = _at;
        var hash = Offset;
        var size = 0;
        while (at < text.Length && Lower[text[at]] <= 1 && !(text[at] >= 0x80 && AddRune(text[at..], ref hash, out size))) at += text[at] < 0x80 ? 1 : size;
        if (at >= text.Length)
        {
            _at = at;
            return false;
        }

        var start = at;
        at += size > 0 && text[at] >= 0x80 ? size : 0;
        for (; at < text.Length; at += size)
        {
            var lower = Lower[text[at]];
            size = 1;
            if (lower > 1) hash = (hash ^ lower) * Prime;
            else if (ApostropheAt(text, at) is > 0 and var apostrophe) (hash, size) = ((hash ^ '\'') * Prime, apostrophe);
            else if (lower == 0 || !AddRune(text[at..], ref hash, out size)) break;
        }

        _at = at;
        // byte-wise hashes of like words are alike in their high bits
        hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15;
        Current = new Word(start, at, hash ^ hash >> 29);
        return true;
    }

    /// <summary>Bytes of an apostrophe between letters; 0 where there is none.</summary>
    private static int ApostropheAt(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] is not ((byte)'\'' or 0xE2)) return 0;
        var size = text[at] == '\'' ? 1 : at + 2 < text.Length && text[at + 1] == 0x80 && text[at + 2] == 0x99 ? 3 : 0;
        if (size == 0 || at + size >= text.Length || text[at - 1] == '\'') return 0;
        var next = text[at + size];
        return next < 0x80 ? (Lower[next] > '9' ? size : 0) : IsWordRune(text[(at + size)..]) ? size : 0;
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
