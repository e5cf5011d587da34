using System.Runtime.InteropServices;

namespace Curation.Columns;

internal sealed class DeltaNumbers(byte[] body, int start, int end, int width) : ValueDecoder
{
    private readonly DeltaReader deltas = new(body, start, end);

    internal override void Read(Span<byte> values)
    {
        // 32-bit columns are encoded with sums that wrap at 32 bits
        if (width == 4) foreach (ref var value in MemoryMarshal.Cast<byte, int>(values)) value = unchecked((int)deltas.Next());
        else foreach (ref var value in MemoryMarshal.Cast<byte, long>(values)) value = deltas.Next();
    }
}

/// <summary>All lengths first, then all bytes.</summary>
internal sealed class DeltaLengthStrings : ValueDecoder
{
    private readonly byte[] body;
    private readonly int end;
    private readonly DeltaReader lengths;
    private int at;

    internal DeltaLengthStrings(byte[] body, int start, int end, int entries)
    {
        (this.body, this.end) = (body, end);
        at = EndOfNumbers(body, start, end, entries);
        lengths = new(body, start, end);
    }

    internal override byte[] Bytes => body;

    internal Slice Next()
    {
        var length = lengths.Next();
        if (length < 0 || length > end - at) throw Broken($"a string of at most {end - at} bytes, found {length}");
        at += (int)length;
        return new(at - (int)length, (int)length);
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
    private readonly DeltaReader prefixes;
    private readonly DeltaLengthStrings suffixes;
    private byte[] window = [];
    private Slice last;
    private long unpacked;

    internal DeltaStrings(byte[] body, int start, int end, int entries)
    {
        prefixes = new(body, start, end);
        suffixes = new(body, DeltaLengthStrings.EndOfNumbers(body, start, end, entries), end, entries);
    }

    internal override byte[] Bytes => window;

    internal override void Read(Span<byte> values)
    {
        var slices = Slices(values);
        // the last string of the window before moves to the front, as the next one may build on it
        window.AsSpan(last.Start, last.Length).CopyTo(window);
        last = last with { Start = 0 };
        foreach (ref var slice in slices) slice = last = Next();
    }

    private Slice Next()
    {
        var prefix = prefixes.Next();
        var suffix = suffixes.Next();
        if (prefix < 0 || prefix > last.Length) throw Broken($"a prefix of at most {last.Length} bytes, found {prefix}");
        var length = (int)prefix + suffix.Length;
        unpacked += length;
        var start = last.Start + last.Length;
        if (unpacked > Format.MaxPageBytes || start + (long)length > Format.MaxPageBytes) throw Broken($"at most {Format.MaxPageBytes} bytes of strings");
        PageCodec.Reserve(ref window, start + length);
        window.AsSpan(last.Start, (int)prefix).CopyTo(window.AsSpan(start));
        suffixes.Bytes.AsSpan(suffix.Start, suffix.Length).CopyTo(window.AsSpan(start + (int)prefix));
        return new(start, length);
    }
}
