using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Tests.Sources;

/// <summary>Zstd frames as tools make them, with and without a dictionary.</summary>
internal static partial class ZstdFixture
{
    private const string Library = "libzstd.so.1";

    public static byte[] Frame(byte[] bytes, byte[]? dictionary = null)
    {
        var context = ZSTD_createCCtx();
        var packed = new byte[bytes.Length + 1000];
        var length = ZSTD_compress_usingDict(context, packed, (nuint)packed.Length, bytes, (nuint)bytes.Length, dictionary, (nuint)(dictionary?.Length ?? 0), 3);
        _ = ZSTD_freeCCtx(context);
        Assert.Equal(0u, ZSTD_isError(length));
        return packed[..(int)length];
    }

    /// <summary>A trained dictionary.</summary>
    public static byte[] Train(IReadOnlyList<byte[]> samples)
    {
        var dictionary = new byte[8192];
        var length = ZDICT_trainFromBuffer(
            dictionary, (nuint)dictionary.Length, WarcFixture.Join([.. samples]), [.. samples.Select(sample => (nuint)sample.Length)], (uint)samples.Count);
        Assert.Equal(0u, ZSTD_isError(length));
        return dictionary[..(int)length];
    }

    public static byte[] Skippable(byte[] content, byte type = 0x5D)
    {
        byte[] head = [type, 0x2A, 0x4D, 0x18, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), content.Length);
        return WarcFixture.Join(head, content);
    }

    [LibraryImport(Library)] private static partial nint ZSTD_createCCtx();
    [LibraryImport(Library)] private static partial nuint ZSTD_freeCCtx(nint context);
    [LibraryImport(Library)] private static partial nuint ZSTD_compress_usingDict(
        nint context, byte[] target, nuint capacity, byte[] source, nuint length, byte[]? dictionary, nuint dictionaryLength, int level);
    [LibraryImport(Library)] private static partial uint ZSTD_isError(nuint result);
    [LibraryImport(Library)] private static partial nuint ZDICT_trainFromBuffer(byte[] target, nuint capacity, byte[] samples, nuint[] sizes, uint count);
}
