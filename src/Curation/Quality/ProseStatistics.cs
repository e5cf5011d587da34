using System.Buffers;
using Curation.Models;

namespace Curation.Quality;

/// <summary>What the prose scorer measures, in one pass over the words and the bytes between them. Words for groups of people are passed over.</summary>
internal sealed class ProseStatistics : IDisposable
{
    private const int ListLineWords = 8, ShortestTopic = 4;
    private static readonly SearchValues<byte> _symbols = SearchValues.Create("#*|=<>{}[]/\\@$%+~^`"u8);
    private readonly ProseWords _words;
    private readonly bool[] _seen;
    private readonly Cohesion _cohesion = new();
    private ulong[] _sentences = ArrayPool<ulong>.Shared.Rent(64);
    private ulong _sentence, _previousWord;
    private int _sentenceWords, _lineWords;
    private bool _startsSentence = true, _isEnded;
    private WordClass _previous;
    private long _sumOfSquares;

    private ProseStatistics(ProseWords words)
    {
        _words = words;
        _seen = new bool[words.Count];
    }

    public int Words, Letters, ContentWords, Function, DistinctFunction, Connective, Commerce, Legal, Instruction, Chatter, Address, OddPairs;
    public int Uppercase, LowerStarts, Digits, Symbols;
    public int Sentences, RepeatedSentences, Lines, EndedLineWords, ListLines;

    /// <summary>See <see cref="MovingDiversity"/>.</summary>
    public double Diversity { get; private set; }

    /// <summary>See <see cref="Quality.Cohesion"/>; and the words that it counted.</summary>
    public (double Share, int Words) Cohesion => (_cohesion.Share, _cohesion.Words);

    public double MeanSentence => Share(Words, Sentences);

    /// <summary>Standard deviation of the sentences' lengths over their mean.</summary>
    public double SentenceVariation => Sentences == 0 ? 0 : Math.Sqrt(Math.Max(0, (double)_sumOfSquares * Sentences / ((double)Words * Words) - 1));

    public static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    public static ProseStatistics Of(ReadOnlySpan<byte> text, ProseWords words)
    {
        var statistics = new ProseStatistics(words);
        var diversity = new MovingDiversity(stackalloc byte[MovingDiversity.Slots], stackalloc ushort[MovingDiversity.Window]);
        var end = 0;
        foreach (var word in new WordScan(text))
        {
            statistics.Between(text[end..word.Start], text[word.Start]);
            if (statistics.Add(text, word)) diversity.Add(word.Hash);
            end = word.End;
        }

        statistics.Between(text[end..], (byte)'\n');
        statistics.EndSentence();
        statistics.EndLine();
        statistics.CountRepeated();
        statistics.Diversity = diversity.Share;
        return statistics;
    }

    public void Dispose()
    {
        _cohesion.Dispose();
        ArrayPool<ulong>.Shared.Return(_sentences);
    }

    private bool Add(ReadOnlySpan<byte> text, Word word)
    {
        var first = text[word.Start];
        if (_startsSentence && first is >= (byte)'a' and <= (byte)'z') LowerStarts++;
        _startsSentence = _isEnded = false;
        var number = _words.Find(word.Hash);
        var kind = _words.ClassOf(number);
        if (kind == WordClass.Identity)
        {
            (_previous, _previousWord) = (WordClass.None, 0);
            return false;
        }

        Words++;
        _lineWords++;
        _sentenceWords++;
        _sentence = (_sentence ^ word.Hash) * 0x9E3779B97F4A7C15;
        // the point behind a single letter, as in e.g. or J. Doe, ends no sentence
        if (number < 0 && word.Length == 1) kind = WordClass.Abbreviation;
        if (number < 0) AddContent(text, word, first);
        else AddKnown(number, kind);
        if (IsOdd(_previous, kind) || (word.Hash == _previousWord && first > '9')) OddPairs++;
        (_previous, _previousWord) = (kind, word.Hash);
        return true;
    }

    private void AddContent(ReadOnlySpan<byte> text, Word word, byte first)
    {
        if (first <= '9')
        {
            Digits++;
            return;
        }

        ContentWords++;
        Letters += word.Length;
        if (word.Length >= ShortestTopic) _cohesion.Add(word.Hash);
        if (word.Length > 1 && first is >= (byte)'A' and <= (byte)'Z' && text[word.End - 1] is >= (byte)'A' and <= (byte)'Z') Uppercase++;
    }

    private void AddKnown(int number, WordClass kind)
    {
        if ((kind & WordClass.Function) != 0)
        {
            Function++;
            if (!_seen[number]) DistinctFunction++;
            _seen[number] = true;
        }

        if ((kind & WordClass.Connective) != 0) Connective++;
        if ((kind & WordClass.Address) != 0) Address++;
        if ((kind & WordClass.Commerce) != 0) Commerce++;
        if ((kind & WordClass.Legal) != 0) Legal++;
        if ((kind & WordClass.Instruction) != 0) Instruction++;
        if ((kind & WordClass.Chatter) != 0) Chatter++;
    }

    /// <summary>Neighbours that hardly ever meet in a sentence, such as "the of" or "of they": shuffled words have many.</summary>
    private static bool IsOdd(WordClass left, WordClass right) =>
        (left & WordClass.Determiner) != 0
            && (right & (WordClass.Determiner | WordClass.Preposition | WordClass.Subject | WordClass.Auxiliary | WordClass.Conjunction)) != 0
        || (left & WordClass.Preposition) != 0 && (right & (WordClass.Subject | WordClass.Conjunction)) != 0
        || (left & WordClass.Subject) != 0 && (right & (WordClass.Subject | WordClass.Determiner)) != 0;

    private void Between(ReadOnlySpan<byte> gap, byte next)
    {
        if (gap.Length == 1 && gap[0] == ' ') return;
        var newlines = 0;
        foreach (var b in gap)
        {
            switch (b)
            {
                case (byte)'.' or (byte)'!' or (byte)'?':
                    _isEnded = (_previous & WordClass.Abbreviation) == 0 || b != '.';
                    break;
                case (byte)'\n':
                    newlines++;
                    break;
                case (byte)' ' when _isEnded:
                    EndSentence();
                    break;
                case var _ when _symbols.Contains(b):
                    Symbols++;
                    break;
            }
        }

        // one newline ahead of a small letter only wraps a line
        if (newlines == 0 || (newlines == 1 && next is >= (byte)'a' and <= (byte)'z')) return;
        EndLine();
        EndSentence();
    }

    private void EndLine()
    {
        if (_lineWords == 0) return;
        Lines++;
        if (_isEnded) EndedLineWords += _lineWords;
        else if (_lineWords <= ListLineWords) ListLines++;
        _lineWords = 0;
    }

    private void EndSentence()
    {
        if (_sentenceWords == 0) return;
        if (Sentences == _sentences.Length) Grow();
        _sentences[Sentences++] = _sentence;
        _sumOfSquares += (long)_sentenceWords * _sentenceWords;
        (_sentence, _sentenceWords, _previous, _previousWord, _startsSentence) = (0, 0, WordClass.None, 0, true);
    }

    private void CountRepeated()
    {
        var sentences = _sentences.AsSpan(0, Sentences);
        sentences.Sort();
        for (var i = 1; i < sentences.Length; i++)
        {
            if (sentences[i] == sentences[i - 1]) RepeatedSentences++;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<ulong>.Shared.Rent(_sentences.Length * 2);
        _sentences.CopyTo(larger, 0);
        ArrayPool<ulong>.Shared.Return(_sentences);
        _sentences = larger;
    }
}
