using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Curation.Text;

/// <summary>Where words that are still to be found are written, and how many code points all words have by now.</summary>
internal ref struct WordRoom(Span<Word> words, Span<ulong> hashes, int codePoints)
{
    private ref Word _word = ref MemoryMarshal.GetReference(words);
    private ref ulong _hash = ref MemoryMarshal.GetReference(hashes);

    public int CodePoints { get; private set; } = codePoints;

    /// <summary>Writes a word. There is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int start, int end, int codePoints, CharacterClass classes, ulong hash)
    {
        _word = new(start, end, CodePoints, codePoints, classes);
        _hash = hash;
        CodePoints += codePoints;
        _word = ref Unsafe.Add(ref _word, 1);
        _hash = ref Unsafe.Add(ref _hash, 1);
    }
}
