using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Text;

/// <summary>A run of ASCII letters, digits and <c>_</c>, and the classes of all of them together.</summary>
internal readonly record struct AsciiRun(int Length, CharacterClass Classes)
{
    private const int Width = 32;

    /// <summary>The classes of a run of letters alone.</summary>
    public const CharacterClass Letters = CharacterClass.Letter | CharacterClass.WordPart | CharacterClass.Plain;
    private const CharacterClass Digit = CharacterClass.Digit | CharacterClass.Plain;
    private const CharacterClass LowLine = CharacterClass.WordPart | CharacterClass.Punctuation;

    /// <summary>The run that starts at a place; none where it does not end within 32 bytes, or so near the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AsciiRun At(ReadOnlySpan<byte> text, int at)
    {
        if (at + Width > text.Length) return default;
        var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at);
        var letters = Between(bytes | Vector256.Create((byte)0x20), 'a', 'z');
        var digits = Between(bytes, '0', '9');
        var lowLines = Vector256.Equals(bytes, Vector256.Create((byte)'_')).ExtractMostSignificantBits();
        var others = ~(letters | digits | lowLines);
        if (others == 0) return default;
        var inside = (others & ~(others - 1)) - 1;
        var classes = (letters & inside) != 0 ? Letters : CharacterClass.None;
        if ((digits & inside) != 0) classes |= Digit;
        if ((lowLines & inside) != 0) classes |= LowLine;
        return new(BitOperations.TrailingZeroCount(others), classes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Between(Vector256<byte> bytes, char first, char last) =>
        Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)first), Vector256.Create((byte)(last - first))).ExtractMostSignificantBits();
}
