using System.Numerics;
using System.Runtime.CompilerServices;
using static Curation.Text.CharacterClass;

namespace Curation.Text;

/// <summary>Cuts text into words after Unicode Standard Annex 29, simplified: letters, digits and <c>_</c> join; so do <c>' . : ’ ·</c> between letters and
/// <c>' . , ;</c> between digits; combining marks belong to what precedes them; every other code point that is not white space is a word by itself.</summary>
internal static class SimpleSplitter
{
    private const CharacterClass Joining = WordPart | Digit;

    /// <summary>Adds the words from <paramref name="at"/> on, with their hashes.</summary>
    public static void Split(ReadOnlySpan<byte> text, int at, Words words)
    {
        while (at < text.Length)
        {
            if (text[at] < 0x80)
            {
                var taken = TakeBlock(text, at, words);
                at += taken;
                if (taken > 0) continue;
            }

            var first = CharacterTable.At(text, at, out var next);
            if ((first & Space) == 0) next = TakeWord(text, at, next, first, words);
            at = next;
        }
    }

    /// <summary>Takes the ASCII words of a block that certainly end in it.</summary>
    /// <param name="at">Where a word or white space starts.</param>
    /// <returns>The number of bytes taken.</returns>
    private static int TakeBlock(ReadOnlySpan<byte> text, int at, Words words)
    {
        var block = new ByteBlock(text, at);
        var wide = block.Wide;
        var known = (wide & (0 - wide)) - 1;
        var spaces = block.Between('\t', '\r') | block.Between(0x1C, ' ') | ~block.Inside;
        var (letters, lowLines, digits) = (block.Letters, block.Between('_', '_'), block.Between('0', '9'));
        var joined = Joined(block, letters | lowLines, digits);
        var inner = letters | lowLines | digits | joined;
        var starts = ~spaces & ~(inner & inner << 1);

        // Whether a mark is a word by itself is known with the byte behind it.
        var ends = (starts | spaces) & ~spaces << 1 & known & (spaces | known >> 1);
        var room = words.Room(BitOperations.PopCount(ends));
        for (var several = lowLines | digits | joined; ends != 0;)
        {
            var (start, end) = (ByteBlock.TakeFirst(ref starts), ByteBlock.TakeFirst(ref ends));
            var classes = CharacterTable.At(text, at + start, out _);
            if ((several & ((1UL << end) - (1UL << start))) != 0) classes = ClassesOf(text[(at + start)..(at + end)]);
            room.Add(at + start, at + end, end - start, classes, WordHash.Of(text, at + start, end - start));
        }

        words.Take(room);
        return BitOperations.TrailingZeroCount(starts | ~block.Inside);
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
        var all = None;
        for (var at = 0; at < ascii.Length;) all |= CharacterTable.At(ascii, at, out at);
        return all;
    }

    private static int TakeWord(ReadOnlySpan<byte> text, int start, int at, CharacterClass last, Words words)
    {
        var (codePoints, all) = (1, last);
        while (at < text.Length)
        {
            var current = CharacterTable.At(text, at, out var next);
            if ((current & Joining) != 0 && (last & Joining) != 0) last = current;
            else if ((current & Mark) == 0 && !Joins(text, next, last, current)) break;
            all |= current;
            codePoints++;
            at = next;
        }

        words.Add(start, at, codePoints, all, WordHash.Of(text, start, at - start));
        return at;
    }

    private static bool Joins(ReadOnlySpan<byte> text, int next, CharacterClass last, CharacterClass current)
    {
        if ((current & (MidLetter | MidNumber)) == 0 || next >= text.Length) return false;
        var following = CharacterTable.At(text, next, out _);
        return ((current & MidLetter) != 0 && (last & following & WordPart) != 0) || ((current & MidNumber) != 0 && (last & following & Digit) != 0);
    }
}
