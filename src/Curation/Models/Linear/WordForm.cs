using Curation.Text;

namespace Curation.Models.Linear;

/// <summary>Tokens for words that are not told by name, and for what stands between words. All begin with <c>~</c>, as no word does.</summary>
internal static class WordForm
{
    private const int MostMarks = 4;

    // the longest first where one ends in the other
    private static readonly byte[][] _endings =
    [
        [.. "tion"u8], [.. "sion"u8], [.. "ment"u8], [.. "ness"u8], [.. "able"u8], [.. "ible"u8], [.. "less"u8], [.. "ing"u8], [.. "ity"u8], [.. "ive"u8],
        [.. "ous"u8], [.. "ful"u8], [.. "ism"u8], [.. "ist"u8], [.. "ies"u8], [.. "est"u8], [.. "ed"u8], [.. "ly"u8], [.. "er"u8], [.. "or"u8], [.. "al"u8],
        [.. "ic"u8], [.. "'s"u8], [.. "es"u8], [.. "ss"u8], [.. "s"u8], [.. "y"u8],
    ];

    /// <summary>The form of a word, and a space.</summary>
    public static void Write(ReadOnlySpan<byte> word, ref PooledList<byte> line)
    {
        line.Add((byte)'~');
        int upper = 0, lower = 0, digits = 0, others = 0, scores = 0;
        foreach (var letter in word)
        {
            if (letter is >= (byte)'a' and <= (byte)'z' or (byte)'\'') lower++;
            else if (letter is >= (byte)'A' and <= (byte)'Z') upper++;
            else if (letter is >= (byte)'0' and <= (byte)'9') digits++;
            else if (letter == '_') scores++;
            else others++;
        }

        if (scores > 0) Append("_"u8, ref line);
        else if (digits == word.Length) Append(digits == 4 ? "0000"u8 : digits > 4 ? "00000"u8 : "0"u8, ref line);
        else if (digits > 0) Append("a0"u8, ref line);
        else if (others > 0) Append("uu"u8, ref line);
        else if (lower == 0) Append(upper == 1 ? "A"u8 : "AA"u8, ref line);
        else if (upper > 1 || (upper == 1 && word[0] > 'Z')) Append("aA"u8, ref line);
        else Append(word, isCapital: upper == 1, ref line);
        line.Add((byte)' ');
    }

    /// <summary>Marks between two words: each once where it is repeated, at most four; a line end unless the line only goes on.</summary>
    public static void Marks(ReadOnlySpan<byte> gap, byte next, ref PooledList<byte> line)
    {
        if (gap is [(byte)' ']) return;
        int newlines = 0, marks = 0;
        byte last = 0;
        for (var i = 0; i < gap.Length; i++)
        {
            if (gap[i] == '\n') newlines++;
            var shown = Shown(gap[i..]);
            if (shown == 0) continue;
            if (shown != last && ++marks <= MostMarks)
            {
                line.Add((byte)'~');
                line.Add(shown);
                line.Add((byte)' ');
            }

            last = shown;
        }

        if (newlines > 1 || (newlines == 1 && next is not (>= (byte)'a' and <= (byte)'z'))) Append("~n "u8, ref line);
    }

    /// <summary>The ASCII sign for a mark, <c>u</c> for one without; 0 for spaces and for the later bytes of a mark.</summary>
    private static byte Shown(ReadOnlySpan<byte> marks) => marks[0] switch
    {
        <= (byte)' ' => 0,
        < 0x80 => marks[0],
        < 0xC0 => 0,
        0xE2 when marks.Length > 2 && marks[1] == 0x80 => marks[2] switch
        {
            0x98 or 0x99 => (byte)'\'',
            0x9C or 0x9D => (byte)'"',
            0x93 or 0x94 => (byte)'-',
            0xA2 => (byte)'*',
            _ => (byte)'u',
        },
        _ => (byte)'u',
    };

    private static void Append(ReadOnlySpan<byte> word, bool isCapital, ref PooledList<byte> line)
    {
        if (isCapital) line.Add((byte)'C');
        foreach (var ending in _endings)
        {
            if (word.Length < ending.Length + 2 || !word.EndsWith(ending)) continue;
            Append(ending, ref line);
            return;
        }

        Append(word.Length <= 3 ? "w"u8 : word.Length <= 6 ? "ww"u8 : word.Length <= 10 ? "www"u8 : "wwww"u8, ref line);
    }

    private static void Append(ReadOnlySpan<byte> token, ref PooledList<byte> line) => token.CopyTo(line.Extend(token.Length));
}
