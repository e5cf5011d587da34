using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Curation.Extraction.Tree;

/// <summary>Names of up to 16 ASCII letters to numbers: one load, one comparison, no strings.</summary>
internal sealed class NameTable
{
    public const int LongestName = 16;
    private const int Bits = 10;
    private readonly Vector128<byte>[] _keys = new Vector128<byte>[1 << Bits];
    private readonly byte[] _values = new byte[1 << Bits];

    public NameTable(IEnumerable<(string Name, byte Value)> names)
    {
        foreach (var (name, value) in names)
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(name.PadRight(LongestName, '\0'));
            var key = Vector128.Create(bytes);
            var slot = Slot(key);
            while (_values[slot] != 0) slot = (slot + 1) & ((1 << Bits) - 1);
            (_keys[slot], _values[slot]) = (key, value);
        }
    }

    /// <summary>The number of the name, 0 where there is none.</summary>
    public byte Find(Vector128<byte> name)
    {
        for (var slot = Slot(name); ; slot = (slot + 1) & ((1 << Bits) - 1))
        {
            var value = _values[slot];
            if (value == 0 || _keys[slot] == name) return value;
        }
    }

    /// <summary>The first 16 bytes of a name in lower case, filled up with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ReadOnlySpan<byte> page, int start, int length)
    {
        if (start + LongestName > page.Length) return LoadLast(page.Slice(start, Math.Min(length, LongestName)));
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(page), (nuint)start);
        return Lower(bytes & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)Math.Min(length, LongestName))));
    }

    private static Vector128<byte> LoadLast(ReadOnlySpan<byte> name)
    {
        Span<byte> padded = stackalloc byte[LongestName];
        padded.Clear();
        name.CopyTo(padded);
        return Lower(Vector128.Create(padded));
    }

    private static Vector128<byte> Lower(Vector128<byte> bytes)
    {
        var isUpper = Vector128.LessThan(bytes - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        return bytes | (isUpper & Vector128.Create((byte)0x20));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(Vector128<byte> key) => (int)(Hash(key) >> (64 - Bits));

    /// <summary>A hash of the first 16 bytes of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(Vector128<byte> key) =>
        (key.AsUInt64().ToScalar() * 0x9E3779B97F4A7C15 ^ key.AsUInt64().GetElement(1)) * 0xC2B2AE3D27D4EB4F;

    /// <summary>Tells names apart whose bytes no table knows.</summary>
    public static uint ShortHash(Vector128<byte> key, int length) => (uint)(Hash(key) >> 32) + (uint)length;
}
