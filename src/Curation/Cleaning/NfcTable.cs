using System.Buffers.Binary;

namespace Curation.Cleaning;

/// <summary>What normal form C asks of a code point: its combining class, its decomposition, and what it composes to. Unicode Standard Annex 15;
/// the file <c>builtin:nfc</c> is made from UnicodeData.txt by the maker <c>nfc</c>.</summary>
/// <remarks>Little-endian 32-bit integers: the number of combining classes, each as code point × 256 + class; then the number of decompositions, each as
/// code point + 2^24 where it may be composed again, first half, second half or 0.</remarks>
internal sealed class NfcTable
{
    private const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Tails = 0x11A7, LeadCount = 19, VowelCount = 21, TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount, Composes = 1 << 24;

    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<int, (int First, int Second)> _decompositions = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];
    private readonly ulong[] _moves = new ulong[0x110000 / 64];

    public NfcTable(ReadOnlySpan<byte> file)
    {
        for (var count = Take(ref file); count > 0; count--)
        {
            var entry = Take(ref file);
            _classes.Add(entry >> 8, entry & 0xFF);
            SetMoves(entry >> 8);
        }

        for (var count = Take(ref file); count > 0; count--)
        {
            var (key, first, second) = (Take(ref file), Take(ref file), Take(ref file));
            _decompositions.Add(key & (Composes - 1), (first, second));
            if (key < Composes) SetMoves(key);
            else _compositions.Add((first, second), key - Composes);
            if (key >= Composes) SetMoves(second);
        }

        for (var vowel = Vowels; vowel < Vowels + VowelCount; vowel++) SetMoves(vowel);
        for (var tail = Tails + 1; tail < Tails + TailCount; tail++) SetMoves(tail);
    }

    /// <summary>Whether a code point may change, move or join what stands before it. All others begin a piece that is normalised by itself.</summary>
    public bool Moves(int codePoint) => (_moves[codePoint >> 6] >> codePoint & 1) != 0;

    public int ClassOf(int codePoint) => _classes.GetValueOrDefault(codePoint);

    /// <summary>One step of decomposition; the second half is 0 where there is none.</summary>
    public bool Decompose(int codePoint, out int first, out int second)
    {
        var place = codePoint - Syllables;
        if ((uint)place < SyllableCount)
        {
            (first, second) = place % TailCount > 0
                ? (codePoint - place % TailCount, Tails + place % TailCount)
                : (Leads + place / (VowelCount * TailCount), Vowels + place / TailCount % VowelCount);
            return true;
        }

        var isKnown = _decompositions.TryGetValue(codePoint, out var halves);
        (first, second) = halves;
        return isKnown;
    }

    public bool Compose(int first, int second, out int composed)
    {
        if ((uint)(first - Leads) < LeadCount && (uint)(second - Vowels) < VowelCount)
        {
            composed = Syllables + ((first - Leads) * VowelCount + second - Vowels) * TailCount;
            return true;
        }

        var place = first - Syllables;
        if ((uint)place < SyllableCount && place % TailCount == 0 && second > Tails && second < Tails + TailCount)
        {
            composed = first + second - Tails;
            return true;
        }

        return _compositions.TryGetValue((first, second), out composed);
    }

    private void SetMoves(int codePoint) => _moves[codePoint >> 6] |= 1ul << codePoint;

    private static int Take(ref ReadOnlySpan<byte> file)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(file);
        file = file[sizeof(int)..];
        return value;
    }
}
