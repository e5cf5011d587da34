using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>Where words that are still to be found are written, and how many code points all words have by now.</summary>
internal ref struct WordRoom(Span<Word> words, Span<ulong> hashes, int codePoints)
{
    private readonly ref Word _first = ref MemoryMarshal.GetReference(words);
    private readonly ref ulong _firstHash = ref MemoryMarshal.GetReference(hashes);
    private readonly int _most = words.Length;
    private int _count;

    /// <summary>Words there is still room for.</summary>
    public readonly int Left => _most - _count;

    public int CodePoints { get; private set; } = codePoints;

    /// <summary>Writes a word. There is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int start, int end, int codePoints, CharacterClass classes, ulong hash)
    {
        Unsafe.Add(ref _first, _count) = new(start, end, CodePoints, codePoints, classes);
        Unsafe.Add(ref _firstHash, _count) = hash;
        CodePoints += codePoints;
        _count++;
    }
}
