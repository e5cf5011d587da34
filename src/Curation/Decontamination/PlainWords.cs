using System.Buffers;
using System.Text;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary>A text as 64-bit hashes of its words in normal form KC and lower case, without punctuation and what nobody sees; ideographs are words by
/// themselves, and so are the letters of scripts that put no spaces between words (Thai, Lao, Myanmar, Khmer), each with its marks. Each knows where it
/// stood.</summary>
internal sealed class PlainWords
{
    private const int MostBytes = 4;

    private static readonly SearchValues<byte> _ascii = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private readonly List<ulong> _hashes = [];
    private readonly List<int> _starts = [], _ends = [];
    private readonly NormalText _normal = new();
    private byte[] _word = new byte[256];
    private int _length, _start, _end;

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
        var normal = _normal.Of(utf8);
        var wasSpaceless = false;
        for (var at = 0; at < normal.Length;)
        {
            var begin = at;
            if (normal[at] < 0x80)
            {
                var run = normal[at..].IndexOfAnyExcept(_ascii);
                at = run < 0 ? normal.Length : at + Math.Max(run, 1);
                if (run == 0 || wasSpaceless) Close();
                if (run != 0) Take(normal[begin..at], begin);
                wasSpaceless = false;
                continue;
            }

            var codePoint = CodePoints.Decode(normal, at, out at);
            var classes = CharacterTable.Of(codePoint);
            if ((classes & (CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Mark)) == 0)
            {
                Close();
                continue;
            }

            var stands = (classes & (CharacterClass.Letter | CharacterClass.WordPart)) == CharacterClass.Letter;
            if ((classes & CharacterClass.Mark) == 0)
            {
                var isSpaceless = NormalizedWords.IsSpaceless(codePoint);
                if (stands || isSpaceless || wasSpaceless) Close();
                wasSpaceless = isSpaceless;
            }
            else if (_length == 0 || IsInvisible(codePoint)) continue;

            Take(codePoint, begin, at);
            if (stands) Close();
        }

        Close();
    }

    /// <summary>Takes letters and digits of ASCII into the word.</summary>
    private void Take(ReadOnlySpan<byte> ascii, int start)
    {
        Begin(start, ascii.Length);
        Ascii.ToLower(ascii, _word.AsSpan(_length), out _);
        (_length, _end) = (_length + ascii.Length, start + ascii.Length);
    }

    private void Take(int codePoint, int start, int end)
    {
        Begin(start, MostBytes);
        _length += Rune.ToLowerInvariant(new Rune(codePoint)).EncodeToUtf8(_word.AsSpan(_length));
        _end = end;
    }

    private void Begin(int start, int room)
    {
        if (_length == 0) _start = start;
        if (_length + room > _word.Length) Array.Resize(ref _word, 2 * (_length + room));
    }

    /// <summary>Ends the word, if there is one.</summary>
    private void Close()
    {
        if (_length == 0) return;
        var given = _normal.Given(_start, _end);
        _hashes.Add(WordHash.Of(_word.AsSpan(0, _length)));
        _starts.Add(given.Start);
        _ends.Add(given.End);
        _length = 0;
    }

    /// <summary>Soft hyphens, joiners, marks of direction, choices among forms of a letter: of Default_Ignorable_Code_Point, which NFKC_Casefold leaves out,
    /// what stands in texts (Unicode 15, section 5.21).</summary>
    private static bool IsInvisible(int codePoint) =>
        codePoint is 0xAD or 0x34F or 0x61C or 0xFEFF or (>= 0x180B and <= 0x180F) or (>= 0x200C and <= 0x200F) or (>= 0x202A and <= 0x202E)
            or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
