using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>UTF-16 without a byte order mark, told by the zeros in every other byte of its markup.</summary>
internal static class Utf16
{
    private const int MinZeros = 4;

    /// <param name="head">The first bytes of a page.</param>
    public static Encoding? Find(ReadOnlySpan<byte> head)
    {
        if (!head.Contains((byte)0)) return null;
        if (head is [(byte)'<', 0, > 0, 0, ..]) return Encoding.Unicode;
        if (head is [0, (byte)'<', 0, > 0, ..]) return Encoding.BigEndianUnicode;
        Span<int> zeros = [0, 0];
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0) zeros[i & 1]++;
        }

        if (zeros[1] >= MinZeros && zeros[1] * 8 > head.Length && zeros[0] * 8 < zeros[1]) return Encoding.Unicode;
        return zeros[0] >= MinZeros && zeros[0] * 8 > head.Length && zeros[1] * 8 < zeros[0] ? Encoding.BigEndianUnicode : null;
    }
}
