using System.Buffers;
using Curation.Text;

namespace Curation.Runs;

/// <summary>Takes ranges out of a text. Ranges are in bytes, apart and in order.</summary>
internal static class Cutting
{
    /// <summary>What is left.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> utf8, IReadOnlyList<ByteRange> cuts)
    {
        var left = new ArrayBufferWriter<byte>(Math.Max(1, utf8.Length));
        var at = 0;
        foreach (var cut in cuts)
        {
            left.Write(utf8[at..cut.Start]);
            at = cut.End;
        }

        left.Write(utf8[at..]);
        return left.WrittenSpan.ToArray();
    }

    /// <summary>The cuts as they are made: what they leave is not glued together, and has no white space at its end.</summary>
    public static IReadOnlyList<ByteRange> Fitted(ReadOnlySpan<byte> utf8, IReadOnlyList<ByteRange> cuts) => WithEnd(utf8, WithoutSeparators(utf8, cuts));

    /// <summary>The cuts without the white space at one end of them where nothing else would stand between what is before and behind.</summary>
    public static IReadOnlyList<ByteRange> WithoutSeparators(ReadOnlySpan<byte> utf8, IReadOnlyList<ByteRange> cuts)
    {
        var parted = new List<ByteRange>(cuts.Count);
        foreach (var cut in cuts)
        {
            var (start, end) = (cut.Start, cut.End);
            if (start > 0 && end < utf8.Length && !IsSpace(utf8[start - 1]) && !IsSpace(utf8[end]))
            {
                while (start < end && IsSpace(utf8[start])) start++;
                while (start == cut.Start && end > start && IsSpace(utf8[end - 1])) end--;
            }

            if (start < end) parted.Add(new(start, end));
        }

        return parted;
    }

    /// <summary>The cuts with the white space that would be left at the end of the text, so that they and what is left are all of it.</summary>
    public static IReadOnlyList<ByteRange> WithEnd(ReadOnlySpan<byte> utf8, IReadOnlyList<ByteRange> cuts)
    {
        var (end, kept) = (utf8.Length, cuts.Count);
        if (kept == 0) return cuts;
        while (true)
        {
            var start = kept > 0 ? cuts[kept - 1].End : 0;
            end = start + CodePoints.TrimEnd(utf8[start..end]).Length;
            if (end > start || kept == 0) break;
            end = cuts[--kept].Start;
        }

        return end == utf8.Length ? cuts : [.. cuts.Take(kept), new(end, utf8.Length)];
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    /// <summary>Where a range of what is left lies in the text as it was before the cuts; those within it belong to it.</summary>
    public static ByteRange Before(ByteRange range, IReadOnlyList<ByteRange> cuts)
    {
        return new(At(range.Start), range.Length == 0 ? At(range.Start) : At(range.End - 1) + 1);

        int At(int position)
        {
            foreach (var cut in cuts.TakeWhile(cut => cut.Start <= position)) position += cut.Length;
            return position;
        }
    }
}
