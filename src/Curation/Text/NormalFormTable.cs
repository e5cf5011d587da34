using System.Buffers.Binary;

namespace Curation.Text;

/// <summary>What normal forms C and KC ask of a code point: its combining class, its decomposition, and what it composes to. Unicode Standard Annex 15; the
/// files <c>builtin:nfc</c> and <c>builtin:nfkc</c> are made from UnicodeData.txt by the makers of these names.</summary>
/// <remarks>Little-endian 32-bit integers. <c>nfc</c>: the number of combining classes, each as code point × 256 + class; then the number of
/// decompositions, each as code point + 2^24 where it may be composed again, first half, second half or 0. <c>nfkc</c>, what form KC adds to it: the number
/// of compatibility decompositions, each as code point × 256 + length, then so many code points.</remarks>
internal sealed class NormalFormTable
{
    private const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Tails = 0x11A7, LeadCount = 19, VowelCount = 21, TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount, Composes = 1 << 24;

    private static readonly Lazy<NormalFormTable> _compatibility = new(() => new(Asset("nfc"), Asset("nfkc")));

    private readonly Dictionary<int, int> _classes = [];
    private readonly Dictionary<int, (int First, int Second)> _decompositions = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];
    private readonly Dictionary<int, int[]> _compatible = [];
    private readonly ulong[] _moves = new ulong[CodePointTable.CodePointCount / 64], _joins = new ulong[CodePointTable.CodePointCount / 64];

    /// <summary>Of form C, or with the second file of form KC.</summary>
    public NormalFormTable(ReadOnlySpan<byte> file, ReadOnlySpan<byte> compatible = default)
    {
        ReadCanonical(file);
        if (!compatible.IsEmpty) ReadCompatible(compatible);
        foreach (var codePoint in _decompositions.Keys.Concat(_compatible.Keys).Where(codePoint => Joins(First(codePoint)))) SetJoins(codePoint);
        var first = 0x80;
        while (!Moves(first)) first++;
        FirstMoving = (byte)(0xC0 | first >> 6);
    }

    /// <summary>The table of form KC.</summary>
    public static NormalFormTable Compatibility => _compatibility.Value;

    /// <summary>The first byte of the first code point that moves: where all bytes are lower nothing does.</summary>
    public byte FirstMoving { get; }

    /// <summary>Whether a code point may change, move or join what stands before it.</summary>
    public bool Moves(int codePoint) => (_moves[codePoint >> 6] >> codePoint & 1) != 0;

    /// <summary>Whether it may go before or into what stands before it. All others begin a piece that is normalised by itself.</summary>
    public bool Joins(int codePoint) => (_joins[codePoint >> 6] >> codePoint & 1) != 0;

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

    /// <summary>What a code point stands for in form KC alone; empty where nothing.</summary>
    public ReadOnlySpan<int> Compatible(int codePoint) => _compatible.GetValueOrDefault(codePoint);

    private void ReadCanonical(ReadOnlySpan<byte> file)
    {
        for (var count = Take(ref file); count > 0; count--)
        {
            var entry = Take(ref file);
            _classes.Add(entry >> 8, entry & 0xFF);
            SetJoins(entry >> 8);
        }

        for (var count = Take(ref file); count > 0; count--)
        {
            var (key, first, second) = (Take(ref file), Take(ref file), Take(ref file));
            _decompositions.Add(key & (Composes - 1), (first, second));
            if (key < Composes) SetMoves(key);
            else _compositions.Add((first, second), key - Composes);
            if (key >= Composes) SetJoins(second);
        }

        for (var vowel = Vowels; vowel < Vowels + VowelCount; vowel++) SetJoins(vowel);
        for (var tail = Tails + 1; tail < Tails + TailCount; tail++) SetJoins(tail);
    }

    private void ReadCompatible(ReadOnlySpan<byte> file)
    {
        for (var count = Take(ref file); count > 0; count--)
        {
            var entry = Take(ref file);
            var codePoints = new int[entry & 0xFF];
            foreach (ref var codePoint in codePoints.AsSpan()) codePoint = Take(ref file);
            _compatible.Add(entry >> 8, codePoints);
            SetMoves(entry >> 8);
        }

        foreach (var codePoint in _decompositions.Keys.Where(IsCompatible)) SetMoves(codePoint);
    }

    /// <summary>Whether any part of a code point stands for something else in form KC.</summary>
    private bool IsCompatible(int codePoint) =>
        _compatible.ContainsKey(codePoint)
        || (_decompositions.TryGetValue(codePoint, out var halves) && (IsCompatible(halves.First) || IsCompatible(halves.Second)));

    private static byte[] Asset(string name)
    {
        using var stream = typeof(NormalFormTable).Assembly.GetManifestResourceStream($"Curation.Assets.{name}")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>The first code point of what one falls into.</summary>
    private int First(int codePoint) =>
        _compatible.TryGetValue(codePoint, out var parts) ? First(parts[0])
        : _decompositions.TryGetValue(codePoint, out var halves) ? First(halves.First) : codePoint;

    private void SetJoins(int codePoint)
    {
        SetMoves(codePoint);
        _joins[codePoint >> 6] |= 1ul << codePoint;
    }

    private void SetMoves(int codePoint) => _moves[codePoint >> 6] |= 1ul << codePoint;

    private static int Take(ref ReadOnlySpan<byte> file)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(file);
        file = file[sizeof(int)..];
        return value;
    }
}
