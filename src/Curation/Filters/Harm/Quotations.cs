using System.Buffers;
using System.Text;
using Curation.Models;

namespace Curation.Filters.Harm;

/// <summary>Which words of a text stand between a pair of quotation marks (<c>" ' “” „“ «» ‘’</c>) of one paragraph, at most 60 words apart, or in a line that
/// begins with <c>&gt;</c>.</summary>
/// <remarks>Apostrophes are no marks: those within words, and those of <c>'cause</c>, <c>'em</c> and their like.</remarks>
internal ref struct Quotations
{
    private const int MostWords = 60, None = -1;
    private static readonly SearchValues<byte> _leads = SearchValues.Create([(byte)'"', (byte)'\'', (byte)'\n', 0xC2, 0xE2]);
    private static readonly ulong[] _elisions =
        [.. ((string[])["cause", "cuz", "em", "til", "till", "tis", "twas", "bout", "round", "n", "nuff"]).Select(Word.HashOf)];

    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<Word> _words;
    private readonly bool[] _isQuoted;

    // for each kind of mark the first word behind the open one
    private readonly int[] _open = [None, None, None, None, None];
    private bool _isLow;
    private int _word;

    private Quotations(ReadOnlySpan<byte> text, ReadOnlySpan<Word> words)
    {
        _text = text;
        _words = words;
        _isQuoted = new bool[words.Length];
    }

    /// <summary>For each word, whether it is quoted. Linear in the text.</summary>
    public static bool[] Of(ReadOnlySpan<byte> text, ReadOnlySpan<Word> words)
    {
        var quotations = new Quotations(text, words);
        quotations.Read();
        return quotations._isQuoted;
    }

    private void Read()
    {
        ReadLine(0);
        for (var at = 0; _text[at..].IndexOfAny(_leads) is >= 0 and var distance;)
        {
            at += distance;
            while (_word < _words.Length && _words[_word].Start < at) _word++;
            Rune.DecodeFromUtf8(_text[at..], out var mark, out var length);
            var behind = at + length;
            if (mark.Value == '\n')
            {
                if (behind < _text.Length && _text[behind] == '\n') _open.AsSpan().Fill(None);
                ReadLine(behind);
            }
            else if (_word == 0 || _words[_word - 1].End <= at) ReadMark((char)mark.Value, at, behind);

            at = behind;
        }
    }

    private readonly void ReadLine(int start)
    {
        var line = _text[start..];
        if (line.IndexOf((byte)'\n') is >= 0 and var length) line = line[..length];
        var end = start + line.Length;
        if (line.TrimStart((byte)' ') is not [(byte)'>', (byte)' ' or (byte)'>', ..]) return;
        for (var i = _word; i < _words.Length && _words[i].Start < end; i++) _isQuoted[i] |= _words[i].Start >= start;
    }

    private void ReadMark(char mark, int at, int behind)
    {
        var kind = mark switch { '"' => 0, '“' or '”' or '„' => 1, '«' or '»' => 2, '‘' or '’' => 3, '\'' => 4, _ => None };
        if (kind == None) return;
        Rune.DecodeLastFromUtf8(_text[..at], out var before, out _);
        Rune.DecodeFromUtf8(_text[behind..], out var after, out _);
        var mayClose = mark is '”' or '»' || (mark == '“' && _isLow)
            || (mark is '"' or '\'' or '’' && !Rune.IsWhiteSpace(before) && !Rune.IsLetterOrDigit(after));
        if (mayClose && _open[kind] != None && _word - _open[kind] <= MostWords)
        {
            _isQuoted.AsSpan(_open[kind].._word).Fill(true);
            _open[kind] = None;
        }
        else if (mark is '“' or '„' or '«' || (mark is '"' or '\'' or '‘' && !Rune.IsLetterOrDigit(before) && !Rune.IsWhiteSpace(after) && !IsElision(mark)))
        {
            (_open[kind], _isLow) = (_word, kind == 1 ? mark == '„' : _isLow);
        }
    }

    private readonly bool IsElision(char mark) => mark != '"' && _word < _words.Length && _elisions.AsSpan().Contains(_words[_word].Hash);
}
