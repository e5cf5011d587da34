using System.Numerics;
using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>Words of ASCII text after Unicode Standard Annex 29, found 64 bytes at a time: runs of letters, digits and <c>_</c>, joined by <c>' . :</c> between
/// letters and by <c>' . , ;</c> between digits; and every other character that is not white space.</summary>
internal static class AsciiWords
{
    /// <summary>Adds the words of a block that certainly end in it, before what is not ASCII, and their hashes.</summary>
    /// <param name="at">Where a word or white space starts.</param>
    /// <param name="lowLineIsLetter">Whether marks join <c>_</c> too.</param>
    /// <param name="alphanumeric">Whether only words are wanted that start with a letter or a digit.</param>
    /// <returns>The number of bytes taken; what is not ASCII is left with the white space before it.</returns>
    public static int Take(ReadOnlySpan<byte> text, int at, Words words, bool lowLineIsLetter = true, bool alphanumeric = false)
    {
        var block = new ByteBlock(text, at);
        var wide = block.Wide;
        var known = (wide & (0 - wide)) - 1;
        var spaces = block.Between('\t', '\r') | block.Between(0x1C, ' ') | ~block.Inside;
        var (letters, lowLines, digits) = (block.Letters, block.Between('_', '_'), block.Between('0', '9'));
        var joined = Joined(block, lowLineIsLetter ? letters | lowLines : letters, digits);
        var inner = letters | lowLines | digits | joined;
        var starts = ~spaces & ~(inner & inner << 1);

        // Whether a mark is a word by itself is known with the byte behind it.
        var ends = (starts | spaces) & ~spaces << 1 & known & (spaces | known >> 1);
        var (several, wanted, taken) = (lowLines | digits | joined, alphanumeric ? letters | digits : ulong.MaxValue, 0);
        var room = words.Room(BitOperations.PopCount(ends));
        while (ends != 0)
        {
            var start = ByteBlock.TakeFirst(ref starts);
            taken = ByteBlock.TakeFirst(ref ends);
            if ((wanted >> start & 1) == 0) continue;
            var (from, to) = (at + start, at + taken);
            var classes = CharacterTable.At(text, from, out _);
            if ((several & ((1UL << taken) - (1UL << start))) != 0) classes = ClassesOf(text[from..to]);
            room.Add(from, to, to - from, classes, WordHash.Of(text, from, to - from));
        }

        words.Take(room);
        return (starts & known) == 0 && wide != 0 ? taken : BitOperations.TrailingZeroCount(starts | ~block.Inside);
    }

    /// <summary>The marks that join what stands on both sides of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Joined(in ByteBlock block, ulong letters, ulong digits)
    {
        var marks = block.Between('\'', '.') | block.Between(':', ';');
        if ((marks & (letters | digits) << 1 & (letters | digits) >> 1) == 0) return 0;
        var both = block.Between('\'', '\'') | block.Between('.', '.');
        return ((both | block.Between(':', ':')) & letters << 1 & letters >> 1)
            | ((both | block.Between(',', ',') | block.Between(';', ';')) & digits << 1 & digits >> 1);
    }

    private static CharacterClass ClassesOf(ReadOnlySpan<byte> ascii)
    {
        var all = CharacterClass.None;
        for (var at = 0; at < ascii.Length;) all |= CharacterTable.At(ascii, at, out at);
        return all;
    }
}
