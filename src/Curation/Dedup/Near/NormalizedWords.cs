using System.Buffers;
using System.Globalization;
using System.Text;

namespace Curation.Dedup.Near;

/// <summary>
/// Hashes of the words of a text, lower-case, digits as 0; what is no letter, digit or mark parts words. In scripts written without spaces each character
/// is a word.
/// </summary>
internal static class NormalizedWords
{
    private const ulong Start = 0x2545F4914F6CDD1D, Multiplier = 0xD6E8FEB86659FD93;
    private const uint FirstUnspaced = 0x0E00;

    /// <summary>Per ASCII byte the character that is hashed; 0 parts words.</summary>
    private static readonly byte[] Ascii =
        [.. Enumerable.Range(0, 128).Select(c => (char)c).Select(c => char.IsDigit(c) ? (byte)'0' : char.IsLetter(c) ? (byte)char.ToLowerInvariant(c) : (byte)0)];

    /// <summary>No text of so many bytes has more words: one of ASCII needs a byte and a gap, a character that is a word needs three.</summary>
    public static int MaxCount(int byteCount) => byteCount / 2 + 1;

    /// <summary>Fills <paramref name="hashes"/> from the front and returns how many words there are.</summary>
    public static int Hash(ReadOnlySpan<byte> utf8, Span<ulong> hashes)
    {
        var count = 0;
        var word = Start;
        for (var position = 0; position < utf8.Length;)
        {
            var (character, bytes) = utf8[position] < 0x80 ? (Ascii[utf8[position]], 1) : Decode(utf8[position..]);
            position += bytes;
            var alone = character >= FirstUnspaced && IsUnspaced(character);
            if ((character == 0 || alone) && word != Start)
            {
                hashes[count++] = SplitMix64.Mix(word);
                word = Start;
            }

            if (alone) hashes[count++] = SplitMix64.Mix((Start ^ character) * Multiplier);
            else if (character != 0) word = (ulong.RotateLeft(word, 5) ^ character) * Multiplier;
        }

        if (word != Start) hashes[count++] = SplitMix64.Mix(word);
        return count;
    }

    private static (uint Character, int Bytes) Decode(ReadOnlySpan<byte> utf8)
    {
        if (Rune.DecodeFromUtf8(utf8, out var rune, out var bytes) != OperationStatus.Done) return (0, bytes);
        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.EnclosingMark => ((uint)Rune.ToLowerInvariant(rune).Value, bytes),
            UnicodeCategory.DecimalDigitNumber => ('0', bytes),
            <= UnicodeCategory.OtherNumber => ((uint)rune.Value, bytes),
            _ => (0, bytes),
        };
    }

    /// <summary>Thai, Lao; Myanmar; Khmer; kana and Han with their extensions.</summary>
    private static bool IsUnspaced(uint character) => character
        is >= FirstUnspaced and < 0x0F00 or >= 0x1000 and < 0x10A0 or >= 0x1780 and < 0x1800
        or >= 0x3040 and < 0x3100 or >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0x20000 and < 0x40000;
}
