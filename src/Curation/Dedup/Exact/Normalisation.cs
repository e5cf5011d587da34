using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Curation.Text;

namespace Curation.Dedup.Exact;

/// <summary>What equal texts may differ in.</summary>
public enum Normalisation
{
    /// <summary>Nothing: equal bytes.</summary>
    None,

    /// <summary>The kind and amount of white space between words, and any around the text.</summary>
    Whitespace,

    /// <summary>White space, case, punctuation, and which digits stand in a number.</summary>
    Words,
}

/// <summary>Keys that are equal where texts are.</summary>
internal static class ExactKeys
{
    /// <summary>First half of the SHA-256 of a normalised text; null where nothing is left of it.</summary>
    public static UInt128? Of(DocumentText text, Normalisation normalisation)
    {
        if (text.ByteCount == 0) return null;
        switch (normalisation)
        {
            case Normalisation.Words when text.NormalizedWordHashes is { IsEmpty: false } words:
                return Hash(MemoryMarshal.AsBytes(words));
            case Normalisation.Whitespace:
                using (var words = SpaceFree.Of(text.Utf8)) return words.Items.IsEmpty ? null : Hash(words.Items);
            default:
                return Hash(text.Utf8);
        }
    }

    public static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}

/// <summary>Text with one space for every run of white space, and none around it.</summary>
internal static class SpaceFree
{
    public static PooledList<byte> Of(ReadOnlySpan<byte> utf8)
    {
        var result = default(PooledList<byte>);
        result.Reserve(utf8.Length);
        var pending = false;
        for (var at = 0; at < utf8.Length;)
        {
            var isSpace = (CharacterTable.At(utf8, at, out var next) & CharacterClass.Space) != 0;
            if (!isSpace)
            {
                if (pending && result.Count > 0) result.Add((byte)' ');
                for (; at < next; at++) result.Add(utf8[at]);
            }

            (pending, at) = (isSpace, next);
        }

        return result;
    }
}
