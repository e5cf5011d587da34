using System.Runtime.InteropServices;

namespace Curation.Columns;

internal sealed class DeltaNumbers(byte[] body, int start, int end, int width) : ValueDecoder
{
    private readonly DeltaReader _deltas = new(body, start, end);

    internal override void Read(Span<byte> values)
    {
        // 32-bit columns are encoded with sums that wrap at 32 bits
        if (width == 4) foreach (ref var value in MemoryMarshal.Cast<byte, int>(values)) value = unchecked((int)_deltas.Next());
        else foreach (ref var value in MemoryMarshal.Cast<byte, long>(values)) value = _deltas.Next();
    }
}

/// <summary>All lengths first, then all bytes.</summary>
internal sealed class DeltaLengthStrings : ValueDecoder
{
    private readonly byte[] _body;
    private readonly int _end;
    private readonly DeltaReader _lengths;
    private int _at;

    internal DeltaLengthStrings(byte[] body, int start, int end, int entries)
    {
        (_body, _end) = (body, end);
        _at = EndOfNumbers(body, start, end, entries);
        _lengths = new(body, start, end);
    }

    internal override byte[] Bytes => _body;

    internal Slice Next()
    {
        var length = _lengths.Next();
        if (length < 0 || length > _end - _at) throw Broken($"a string of at most {_end - _at} bytes, found {length}");
        _at += (int)length;
        return new(_at - (int)length, (int)length);
    }

    internal override void Read(Span<byte> values)
    {
        foreach (ref var slice in Slices(values)) slice = Next();
    }

    internal static int EndOfNumbers(byte[] body, int start, int end, int entries)
    {
        var numbers = new DeltaReader(body, start, end);
        if (numbers.Left > entries) throw Broken($"at most {entries} values");
        while (numbers.Left > 0) numbers.Next();
        return numbers.Position;
    }
}

/// <summary>How much of the string before comes again, and what follows it.</summary>
internal sealed class DeltaStrings : ValueDecoder
{
    private readonly DeltaReader _prefixes;
    private readonly DeltaLengthStrings _suffixes;
    private byte[] _window = [];
    private Slice _last;
    private long _unpacked;

    internal DeltaStrings(byte[] body, int start, int end, int entries)
    {
        _prefixes = new(body, start, end);
        _suffixes = new(body, DeltaLengthStrings.EndOfNumbers(body, start, end, entries), end, entries);
    }

    internal override byte[] Bytes => _window;

    internal override void Read(Span<byte> values)
    {
        var slices = Slices(values);
        // the last string of the window before moves to the front, as the next one may build on it
        _window.AsSpan(_last.Start, _last.Length).CopyTo(_window);
        _last = _last with { Start = 0 };
        foreach (ref var slice in slices) slice = _last = Next();
    }

    private Slice Next()
    {
        var prefix = _prefixes.Next();
        var suffix = _suffixes.Next();
        if (prefix < 0 || prefix > _last.Length) throw Broken($"a prefix of at most {_last.Length} bytes, found {prefix}");
        var length = (int)prefix + suffix.Length;
        _unpacked += length;
        var start = _last.Start + _last.Length;
        if (_unpacked > Format.MaxPageBytes || start + (long)length > Format.MaxPageBytes) throw Broken($"at most {Format.MaxPageBytes} bytes of strings");
        PageCodec.Reserve(ref _window, start + length);
        _window.AsSpan(_last.Start, (int)prefix).CopyTo(_window.AsSpan(start));
        _suffixes.Bytes.AsSpan(suffix.Start, suffix.Length).CopyTo(_window.AsSpan(start + (int)prefix));
        return new(start, length);
    }
}
