using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>Makes tables of a value for every code point in two levels: of equal pages of 256 values one is kept.</summary>
internal static class CodePointTable
{
    public const int CodePointCount = 0x110000;

    private const int PageSize = 256;

    /// <summary>The number of each page, and the values of the pages kept: a code point is at its page times 256 and its last byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ushort[] Pages, T[] Values) Make<T>(Func<int, T> valueOf)
        where T : unmanaged
    {
        var pages = new ushort[CodePointCount / PageSize];
        var values = new List<T>();
        var known = new Dictionary<string, ushort>();
        var page = new T[PageSize];
        for (var number = 0; number < pages.Length; number++)
        {
            for (var i = 0; i < PageSize; i++) page[i] = valueOf(number * PageSize + i);
            var content = Convert.ToBase64String(MemoryMarshal.AsBytes(page.AsSpan()));
            if (known.TryGetValue(content, out pages[number])) continue;
            known.Add(content, pages[number] = (ushort)known.Count);
            values.AddRange(page);
        }

        return (pages, [.. values]);
    }
}
