using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>How often the n-grams of code points of a text occur.</summary>
internal static class CharacterGrams
{
    public static GramFrequencies Of(ReadOnlySpan<byte> text, int size)
    {
        var list = default(PooledList<ulong>);
        var grams = list.Resize(text.Length);
        var count = size < sizeof(ulong) ? HashShort(text, size, grams) : HashLong(text, size, grams);
        var frequencies = GramFrequencies.Of(grams[..count]);
        list.Dispose();
        return frequencies;
    }

    /// <summary>By a rolling polynomial: what enters is read at the front, what leaves at the back.</summary>
    private static int HashShort(ReadOnlySpan<byte> text, int size, Span<ulong> grams)
    {
        var (sum, leaving) = (0ul, 1ul);
        var (front, back) = (0, 0);
        for (var i = 1; i < size && front < text.Length; i++)
            (sum, leaving) = (sum * GramHashes.Factor + Character(text, ref front), leaving * GramHashes.Factor);
        var count = 0;
        while (front < text.Length)
        {
            sum = sum * GramHashes.Factor + Character(text, ref front);
            grams[count++] = GramHashes.Mix(sum);
            sum -= Character(text, ref back) * leaving;
        }

        return count;
    }

    private static ulong Character(ReadOnlySpan<byte> text, ref int at)
    {
        var first = text[at];
        if (first >= 0x80) return (ulong)CodePoints.Decode(text, at, out at) + 1;
        at++;
        return first + 1ul;
    }

    /// <summary>Those of eight bytes or more, each read for itself: faster than a sum that each hash has to wait for.</summary>
    private static int HashLong(ReadOnlySpan<byte> text, int size, Span<ulong> grams)
    {
        var end = 0;
        for (var i = 1; i < size && end < text.Length; i++) end = Next(text, end);
        var count = 0;
        for (var start = 0; end < text.Length;)
        {
            if (size <= 2 * sizeof(ulong) && start + ByteBlock.Width <= text.Length && new ByteBlock(text, start).Wide == 0)
            {
                var several = grams.Slice(count, ByteBlock.Width - size + 1);
                HashAscii(text.Slice(start, ByteBlock.Width), size, several);
                (start, end, count) = (start + several.Length, end + several.Length, count + several.Length);
                continue;
            }

            end = Next(text, end);
            grams[count++] = HashOf(text[start..end]);
            start = Next(text, start);
        }

        return count;
    }

    private static void HashAscii(ReadOnlySpan<byte> text, int size, Span<ulong> grams)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var last = ref Unsafe.Add(ref first, size - sizeof(ulong));
        for (var i = 0; i < grams.Length; i++)
        {
            var (head, tail) = (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref last, i)));
            grams[i] = GramHashes.Join(head, tail);
        }
    }

    private static ulong HashOf(ReadOnlySpan<byte> gram)
    {
        var sum = BinaryPrimitives.ReadUInt64LittleEndian(gram);
        for (var at = sizeof(ulong); at < gram.Length - sizeof(ulong); at += sizeof(ulong))
            sum = GramHashes.Join(sum, BinaryPrimitives.ReadUInt64LittleEndian(gram[at..]));
        return GramHashes.Join(sum, BinaryPrimitives.ReadUInt64LittleEndian(gram[^sizeof(ulong)..]));
    }

    private static int Next(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] < 0x80) return at + 1;
        CodePoints.Decode(text, at, out var next);
        return next;
    }
}
