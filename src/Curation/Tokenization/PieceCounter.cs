using Curation.Text;

namespace Curation.Tokenization;

/// <summary>How often each distinct piece occurs in the texts added. The result does not depend on their order.</summary>
/// <remarks>
/// Pieces longer than 64 bytes are counted in parts, cut at characters. Memory is bounded: when there are more distinct pieces than allowed, the longest go,
/// and stay away, until the rest fits; what remains is the same for any order and exact. For one thread; others' counts can be added.
/// </remarks>
public sealed class PieceCounter
{
    private const int MaxPieceBytes = 64, FirstSlots = 1 << 12;

    private readonly SplitPattern _pattern;
    private readonly int _maxPieces;
    private readonly int[] _perLength = new int[MaxPieceBytes + 1];
    private Slot[] _slots = new Slot[FirstSlots];
    private byte[] _bytes = new byte[1 << 16];
    private int _used, _slotsUsed, _longest = MaxPieceBytes;

    public PieceCounter(SplitPattern pattern = SplitPattern.Gpt2, int maxPieces = 4_000_000) => (_pattern, _maxPieces) = (pattern, maxPieces);

    public SplitPattern Pattern => _pattern;

    /// <summary>Distinct pieces.</summary>
    public int Count { get; private set; }

    internal IEnumerable<(ReadOnlyMemory<byte> Piece, long Count)> Pieces =>
        _slots.Where(slot => slot.Count > 0 && slot.Length <= _longest)
            .Select(slot => ((ReadOnlyMemory<byte>)_bytes.AsMemory(slot.Start, slot.Length), slot.Count));

    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (_pattern == SplitPattern.Gpt2) Add<Gpt2Splitter>(utf8);
        else Add<Cl100kSplitter>(utf8);
    }

    public void Add(PieceCounter other)
    {
        _longest = Math.Min(_longest, other._longest);
        Shorten();
        foreach (var (piece, count) in other.Pieces) AddPiece(piece.Span, count);
    }

    private void Add<TSplitter>(ReadOnlySpan<byte> text) where TSplitter : struct, ISplitter
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = TSplitter.Next(text, start);
            for (; end - start > MaxPieceBytes; start = Cut(text, start)) AddPiece(text[start..Cut(text, start)], 1);
            AddPiece(text[start..end], 1);
        }
    }

    private static int Cut(ReadOnlySpan<byte> text, int start)
    {
        var cut = start + MaxPieceBytes;
        while (cut > start + MaxPieceBytes - 3 && (text[cut] & 0xC0) == 0x80) cut--;
        return cut;
    }

    private void AddPiece(ReadOnlySpan<byte> piece, long count)
    {
        if (piece.Length > _longest) return;
        ref var slot = ref Place(piece, XxHash64.Hash(piece));
        slot.Count += count;
        if (slot.Count > count) return;
        Count++;
        _perLength[piece.Length]++;
        if (Count > _maxPieces) Shorten();
        if (++_slotsUsed > _slots.Length / 2) Rebuild();
    }

    private ref Slot Place(ReadOnlySpan<byte> piece, ulong hash)
    {
        var i = (int)hash & _slots.Length - 1;
        for (; _slots[i].Length > 0; i = i + 1 & _slots.Length - 1)
        {
            if (_slots[i].Hash == hash && piece.SequenceEqual(_bytes.AsSpan(_slots[i].Start, _slots[i].Length))) return ref _slots[i];
        }

        if (_used + piece.Length > _bytes.Length) Array.Resize(ref _bytes, checked(_bytes.Length * 2));
        piece.CopyTo(_bytes.AsSpan(_used));
        _slots[i] = new Slot { Hash = hash, Start = _used, Length = piece.Length };
        _used += piece.Length;
        return ref _slots[i];
    }

    private void Shorten()
    {
        Count = _perLength.AsSpan(0, _longest + 1).ToArray().Sum();
        while (Count > _maxPieces && _longest > 1) Count -= _perLength[_longest--];
    }

    /// <summary>Twice the slots if half of them are in use, without the pieces that went.</summary>
    private void Rebuild()
    {
        var (old, bytes) = (_slots, _bytes);
        _slots = new Slot[Count > old.Length / 4 ? old.Length * 2 : old.Length];
        _bytes = new byte[bytes.Length];
        (_used, _slotsUsed) = (0, Count);
        foreach (var slot in old)
        {
            if (slot.Length > 0 && slot.Length <= _longest) Place(bytes.AsSpan(slot.Start, slot.Length), slot.Hash).Count = slot.Count;
        }
    }

    private struct Slot
    {
        public ulong Hash;
        public long Count;
        public int Start, Length;
    }
}
