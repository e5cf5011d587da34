using System.Globalization;

namespace Curation.Tokenization;

/// <summary>What the split patterns distinguish: <c>\p{L}</c>, <c>\p{N}</c>, <c>\s</c> and the rest.</summary>
internal enum CharacterClass : byte
{
    Other,
    Letter,
    Number,
    Space,
}

/// <summary>The class of every code point, astral planes included, in a two-stage table.</summary>
/// <remarks>Built once from the runtime's Unicode data (16.0 in .NET 10); <c>\s</c> is the property White_Space, as in Rust's regex.</remarks>
internal static class CharacterClasses
{
    private const int BlockBits = 7, BlockSize = 1 << BlockBits, CodePoints = 0x110000;

    private static readonly (ushort[] Index, byte[] Blocks) _table = Build();
    private static readonly ushort[] _index = _table.Index;
    private static readonly byte[] _blocks = _table.Blocks;

    /// <summary>The class of the character at <paramref name="at"/>. A byte that is not part of well-formed UTF-8 is a character of its own.</summary>
    public static CharacterClass At(ReadOnlySpan<byte> utf8, int at, out int length)
    {
        var lead = utf8[at];
        length = 1;
        return lead < 0x80 ? (CharacterClass)_blocks[lead] : Multibyte(utf8[at..], lead, out length);
    }

    public static CharacterClass OfAscii(byte character) => (CharacterClass)_blocks[character];

    private static CharacterClass Multibyte(ReadOnlySpan<byte> utf8, int lead, out int length)
    {
        length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
        if (length == 1 || length > utf8.Length) return Malformed(out length);
        var code = lead & 0x7F >> length;
        for (var i = 1; i < length; i++)
        {
            if ((utf8[i] & 0xC0) != 0x80) return Malformed(out length);
            code = code << 6 | utf8[i] & 0x3F;
        }

        return code < CodePoints ? (CharacterClass)_blocks[_index[code >> BlockBits] << BlockBits | code & BlockSize - 1] : Malformed(out length);
    }

    private static CharacterClass Malformed(out int length)
    {
        length = 1;
        return CharacterClass.Other;
    }

    private static (ushort[], byte[]) Build()
    {
        var index = new ushort[CodePoints >> BlockBits];
        var blocks = new List<byte>();
        var known = new Dictionary<string, ushort>();
        Span<char> block = stackalloc char[BlockSize];
        for (var i = 0; i < index.Length; i++)
        {
            for (var j = 0; j < BlockSize; j++) block[j] = (char)Classify(i << BlockBits | j);
            if (!known.TryGetValue(block.ToString(), out index[i]))
            {
                known.Add(block.ToString(), index[i] = (ushort)known.Count);
                foreach (var c in block) blocks.Add((byte)c);
            }
        }

        return (index, blocks.ToArray());
    }

    private static CharacterClass Classify(int code)
    {
        if (code is >= 9 and <= 13 or 32 or 0x85 or 0xA0 or 0x1680 or >= 0x2000 and <= 0x200A or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000)
            return CharacterClass.Space;
        return CharUnicodeInfo.GetUnicodeCategory(code) switch
        {
            <= UnicodeCategory.OtherLetter => CharacterClass.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Number,
            _ => CharacterClass.Other,
        };
    }
}
