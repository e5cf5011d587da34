using System.Buffers.Binary;
using System.Text;

namespace Curation.Columns;

/// <summary>The least and the greatest of the values of a column; of strings, only the first bytes. Not-a-number counts as neither.</summary>
internal sealed class Bounds(ColumnType type)
{
    private const int MaxBytes = 64;

    private readonly byte[] _min = new byte[MaxBytes];
    private readonly byte[] _max = new byte[MaxBytes];
    private int _minLength;
    private int _maxLength;
    private bool _minIsCut;
    private bool _maxIsCut;
    private bool _any;

    internal void Add(ReadOnlySpan<byte> value)
    {
        if (IsNaN(value)) return;
        var cut = value.Length > MaxBytes;
        if (cut) value = value[..MaxBytes];
        var toMin = _any ? Compare(value, _min.AsSpan(0, _minLength)) : -1;
        var toMax = _any ? Compare(value, _max.AsSpan(0, _maxLength)) : 1;
        _any = true;
        if (toMin < 0) _minLength = Set(_min, value);
        if (toMax > 0) _maxLength = Set(_max, value);
        if (toMin <= 0) _minIsCut = cut || (_minIsCut && toMin == 0);
        if (toMax >= 0) _maxIsCut = cut || (_maxIsCut && toMax == 0);
    }

    internal ColumnStatistics Take(long nullCount)
    {
        var found = _any;
        _any = false;
        if (!found) return new(nullCount, null, null, false, false);
        var least = _minIsCut && type == ColumnType.Utf8 ? WholeCharacters(_min) : _min.AsSpan(0, _minLength);
        var greatest = !_maxIsCut ? _max.AsSpan(0, _maxLength) : type == ColumnType.Utf8 ? NextText(WholeCharacters(_max)) : NextBytes(_max);
        var most = greatest.IsEmpty && _maxIsCut ? null : SignedZero(greatest, negative: false);
        var statistics = new ColumnStatistics(nullCount, SignedZero(least, negative: true), most, !_minIsCut, !_maxIsCut);
        _minIsCut = _maxIsCut = false;
        return statistics;
    }

    private static int Set(byte[] bound, ReadOnlySpan<byte> value)
    {
        value.CopyTo(bound);
        return value.Length;
    }

    private int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => type switch
    {
        ColumnType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(a).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(b)),
        ColumnType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(a).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(b)),
        ColumnType.Float => BinaryPrimitives.ReadSingleLittleEndian(a).CompareTo(BinaryPrimitives.ReadSingleLittleEndian(b)),
        ColumnType.Double => BinaryPrimitives.ReadDoubleLittleEndian(a).CompareTo(BinaryPrimitives.ReadDoubleLittleEndian(b)),
        _ => a.SequenceCompareTo(b),
    };

    private bool IsNaN(ReadOnlySpan<byte> value) => type switch
    {
        ColumnType.Float => float.IsNaN(BinaryPrimitives.ReadSingleLittleEndian(value)),
        ColumnType.Double => double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(value)),
        _ => false,
    };

    /// <summary>The format asks for −0 as the least and +0 as the greatest zero, because the two compare as equal.</summary>
    private byte[] SignedZero(ReadOnlySpan<byte> bound, bool negative)
    {
        var bytes = bound.ToArray();
        if (type == ColumnType.Float && BinaryPrimitives.ReadSingleLittleEndian(bytes) == 0)
            BinaryPrimitives.WriteSingleLittleEndian(bytes, negative ? -0f : 0f);
        if (type == ColumnType.Double && BinaryPrimitives.ReadDoubleLittleEndian(bytes) == 0)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, negative ? -0d : 0d);
        return bytes;
    }

    private static Span<byte> WholeCharacters(Span<byte> text)
    {
        while (Rune.DecodeLastFromUtf8(text, out _, out var bytes) != System.Buffers.OperationStatus.Done) text = text[..^bytes];
        return text;
    }

    /// <summary>The least text above every text that starts so; empty when there is none.</summary>
    private static Span<byte> NextText(Span<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf8(text, out var last, out var bytes);
            text = text[..^bytes];
            if (last.Value == 0x10ffff) continue;
            var next = new byte[text.Length + 4];
            text.CopyTo(next);
            var added = new Rune(last.Value == 0xd7ff ? 0xe000 : last.Value + 1).EncodeToUtf8(next.AsSpan(text.Length));
            return next.AsSpan(0, text.Length + added);
        }
        return [];
    }

    private static Span<byte> NextBytes(Span<byte> bytes)
    {
        var kept = bytes.LastIndexOfAnyExcept((byte)0xff) + 1;
        if (kept > 0) bytes[kept - 1]++;
        return bytes[..kept];
    }
}
