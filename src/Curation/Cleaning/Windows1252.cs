namespace Curation.Cleaning;

/// <summary>The half of Windows-1252 that differs from Latin-1: the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).</summary>
internal static class Windows1252
{
    private const int First = 0x80, Last = 0x9F;

    private static ReadOnlySpan<ushort> Marks =>
    [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ];

    /// <summary>The code point of a byte of that half; 0 where it has none.</summary>
    public static int MarkOf(int value) => value is >= First and <= Last ? Marks[value - First] : 0;

    /// <summary>The byte that Windows-1252 or Latin-1 shows as this code point; -1 where it is none of theirs.</summary>
    public static int ByteOf(int codePoint)
    {
        if (codePoint <= 0xFF) return codePoint;
        var place = codePoint <= ushort.MaxValue ? Marks.IndexOf((ushort)codePoint) : -1;
        return place < 0 ? -1 : First + place;
    }
}
