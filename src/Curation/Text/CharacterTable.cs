using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>The class of every code point, as <see cref="CharacterClasses"/> gives it.</summary>
internal static class CharacterTable
{
    private static readonly ushort[] _pages;
    private static readonly CharacterClass[] _classes;

    static CharacterTable() => (_pages, _classes) = CodePointTable.Make(CharacterClasses.Of);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass Of(int codePoint) => _classes[(_pages[codePoint >> 8] << 8) | (codePoint & 0xFF)];

    /// <summary>The class of the code point at <paramref name="at"/> of valid UTF-8, and where the next one starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass At(ReadOnlySpan<byte> utf8, int at, out int next)
    {
        var first = utf8[at];
        if (first >= 0x80) return AtWide(utf8, at, out next);
        next = at + 1;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_classes), first);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CharacterClass AtWide(ReadOnlySpan<byte> utf8, int at, out int next) => Of(CodePoints.Decode(utf8, at, out next));
}
