using System.Text;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary>A text as 64-bit hashes of its words in lower case, without punctuation; ideographs are words by themselves, and so are the letters of scripts
/// that put no spaces between words (Thai, Lao, Myanmar, Khmer), each with its marks; full-width letters are plain ones. Each knows where it stood.</summary>
internal sealed class PlainWords
{
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _starts = [], _ends = [];
    private byte[] _word = new byte[256];

    public IReadOnlyList<ulong> Hashes => _hashes;

    public int Count => _hashes.Count;

    /// <summary>Byte offset of a word.</summary>
    public int Start(int word) => _starts[word];

    public int End(int word) => _ends[word];

    public static ulong[] Of(string text)
    {
        var words = new PlainWords();
        words.Read(Encoding.UTF8.GetBytes(text));
        return [.. words._hashes];
    }

    /// <summary>Replaces what was read before.</summary>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        _hashes.Clear();
        _starts.Clear();
        _ends.Clear();
        if (_word.Length < 2 * utf8.Length) _word = new byte[2 * utf8.Length];
        var (length, start, wasSpaceless) = (0, 0, false);
        for (var at = 0; at < utf8.Length;)
        {
            var begin = at;
            var codePoint = CodePoints.Decode(utf8, at, out at);
            if (codePoint is >= 0xFF01 and <= 0xFF5E) codePoint -= 0xFF01 - '!';
            var classes = CharacterTable.Of(codePoint);
            if ((classes & (CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Mark)) == 0)
            {
                End(begin);
                continue;
            }

            var stands = (classes & (CharacterClass.Letter | CharacterClass.WordPart)) == CharacterClass.Letter;
            if ((classes & CharacterClass.Mark) == 0)
            {
                var isSpaceless = NormalizedWords.IsSpaceless(codePoint);
                if (stands || isSpaceless || wasSpaceless) End(begin);
                wasSpaceless = isSpaceless;
            }

            if (length == 0) start = begin;
            if (codePoint < 0x80) _word[length++] = (byte)(codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint);
            else length += Rune.ToLowerInvariant(new Rune(codePoint)).EncodeToUtf8(_word.AsSpan(length));
            if (stands) End(at);
        }

        End(utf8.Length);

        void End(int end)
        {
            if (length == 0) return;
            _hashes.Add(WordHash.Of(_word.AsSpan(0, length)));
            _starts.Add(start);
            _ends.Add(end);
            length = 0;
        }
    }
}
