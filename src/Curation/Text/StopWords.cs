using System.Runtime.CompilerServices;
using System.Text;

namespace Curation.Text;

/// <summary>Gopher's eight English stop words: the, be, to, of, and, that, have, with. Rae et al. 2021, appendix A.1.1.</summary>
internal static class StopWords
{
    public const int LongestBytes = 4;

    private const int SlotBits = 8;

    // By the first bits of a hash; no two stop words share them.
    private static readonly (ulong Hash, uint Bit)[] _slots = SlotsOf("the", "be", "to", "of", "and", "that", "have", "with");

    /// <summary>A bit of its own for the hash of each of them; 0 for any other hash. There is no branch to guess wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BitOf(ulong hash)
    {
        ref readonly var slot = ref _slots[(int)(hash >> (64 - SlotBits))];
        return slot.Hash == hash ? slot.Bit : 0;
    }

    private static (ulong Hash, uint Bit)[] SlotsOf(params ReadOnlySpan<string> words)
    {
        var slots = new (ulong Hash, uint Bit)[1 << SlotBits];
        for (var i = 0; i < words.Length; i++)
        {
            var hash = WordHash.Of(Encoding.UTF8.GetBytes(words[i]));
            slots[hash >> (64 - SlotBits)] = (hash, 1u << i);
        }

        return slots;
    }
}
