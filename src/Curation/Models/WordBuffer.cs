using System.Buffers;

namespace Curation.Models;

/// <summary>All words of a text in a rented array, for readers that look back and ahead.</summary>
internal readonly struct WordBuffer : IDisposable
{
    private readonly Word[] _words;
    private readonly int _count;

    public WordBuffer(ReadOnlySpan<byte> utf8)
    {
        _words = ArrayPool<Word>.Shared.Rent(utf8.Length / 4 + 16);
        foreach (var word in new WordScan(utf8))
        {
            if (_count == _words.Length) _words = Grow(_words);
            _words[_count++] = word;
        }
    }

    public ReadOnlySpan<Word> Words => _words.AsSpan(0, _count);

    public void Dispose() => ArrayPool<Word>.Shared.Return(_words);

    private static Word[] Grow(Word[] words)
    {
        var larger = ArrayPool<Word>.Shared.Rent(words.Length * 2);
        words.CopyTo(larger, 0);
        ArrayPool<Word>.Shared.Return(words);
        return larger;
    }
}
