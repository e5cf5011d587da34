using System.Buffers;

namespace Curation.Text;

/// <summary>C4's one pass over the lines of a text: which lines stay and how, and what they hold.
/// Raffel et al. 2020 (T5), section 2.2; steps and order of datatrove c4_filters.py.</summary>
internal sealed class C4Pass : IDisposable
{
    private static readonly int _sentenceRules = Enum.GetValues<SentenceRule>().Length;

    private static readonly byte[][] _citations = ["edit]"u8.ToArray(), "citation needed]"u8.ToArray()];

    private readonly DocumentText _original;
    private readonly C4Rules _rules;
    private readonly int?[] _sentences = new int?[_sentenceRules];
    private readonly bool _mayCite, _mayHoldCode;
    private readonly int _cut;
    private readonly byte[] _kept;
    private int _keptBytes;
    private PooledList<KeptLine> _lines;

    private C4Pass(DocumentText original, C4Dialect dialect, C4LineRules asked)
    {
        (_original, _rules, Dialect, Asked) = (original, C4Rules.Of(dialect, asked), dialect, asked);
        var text = original.Utf8;
        _mayCite = _rules.RemovesCitations && text.Contains((byte)'[');
        _mayHoldCode = text.Contains((byte)'{');
        using var lines = Split(original);
        // nothing need stand between sentences
        _kept = GC.AllocateUninitializedArray<byte>(text.Length + (_rules.Units == C4Unit.Sentences ? lines.Count : 0));
        using var phrases = C4PhraseFinder.In(text);
        var later = phrases.Items;
        foreach (var line in lines.Items) Take(text, _rules.StripsLines ? CodePoints.Trim(text, line) : line, PhrasesBefore(line.End, ref later));
        var cleaned = _rules.StripsLines ? CodePoints.Trim(_kept, new(0, _keptBytes)) : new(0, _keptBytes);
        _cut = cleaned.Start;
        Cleaned = cleaned.Of(_kept).SequenceEqual(text) ? original : DocumentText.FromValid(_kept.AsMemory(cleaned.Start, cleaned.Length));
    }

    /// <summary>Lines with <c>lorem ipsum</c>, among those that pass the rules before.</summary>
    public int LoremIpsumLines { get; private set; }

    /// <summary>Of these, the ones before the first line with a curly bracket, where datatrove's pass ends.</summary>
    public int LoremIpsumLinesBeforeBracket { get; private set; }

    /// <summary>Lines with <c>{</c>, among those that pass the rules before.</summary>
    public int CurlyBracketLines { get; private set; }

    /// <summary>Lines that speak of JavaScript, among those that pass the rules before.</summary>
    public int JavascriptLines { get; private set; }

    /// <summary>The kept lines; the given text itself where nothing changes.</summary>
    public DocumentText Cleaned { get; }

    /// <summary>Sentences of the kept lines, each line by itself.</summary>
    public int Sentences(SentenceRule rule) => _sentences[(int)rule] ??= CountSentences(rule);

    public C4Dialect Dialect { get; }

    /// <summary>What was told otherwise than the dialect has it.</summary>
    public C4LineRules Asked { get; }

    public static C4Pass Of(DocumentText text, C4Dialect dialect, C4LineRules asked) => new(text, dialect, asked);

    public void Dispose() => _lines.Dispose();

    private PooledList<ByteRange> Split(DocumentText text) =>
        _rules.Units == C4Unit.Sentences ? text.By(WordSplitter.SpacyEn).SplitSentences(linesEndSentences: false)
        : _rules.StripsLines ? LineSplitter.SplitLines(text.Utf8)
        : LineSplitter.SplitAt(text.Utf8, "\n"u8);

    private static C4Phrases PhrasesBefore(int end, ref ReadOnlySpan<(int At, C4Phrases Phrase)> later)
    {
        var found = C4Phrases.None;
        for (; later.Length > 0 && later[0].At < end; later = later[1..]) found |= later[0].Phrase;
        return found;
    }

    private void Take(ReadOnlySpan<byte> text, ByteRange place, C4Phrases phrases)
    {
        var line = CodePoints.Trim(text, place).Of(text);
        if (!_rules.DropsNotices) IsWanted(line, phrases);
        if (HasTooLongWord(line)) return;
        if (!_rules.CountsAfterCitations && !HasEnoughWords(line)) return;
        byte[]? rented = null;
        if (_mayCite && HasCitation(line))
        {
            line = RemoveCitations(line, rented = ArrayPool<byte>.Shared.Rent(line.Length));
            using var left = C4PhraseFinder.In(line);
            var all = left.Items;
            phrases = PhrasesBefore(line.Length, ref all);
        }

        if (_rules.EndsWell(line) && (!_rules.CountsAfterCitations || HasEnoughWords(line)) && (!_rules.DropsNotices || IsWanted(line, phrases)))
            Keep(_rules.StripsLines || rented is not null ? line : place.Of(text), place);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    private bool IsWanted(ReadOnlySpan<byte> line, C4Phrases phrases)
    {
        if ((phrases & C4Phrases.LoremIpsum) != 0)
        {
            LoremIpsumLines++;
            if (CurlyBracketLines == 0) LoremIpsumLinesBeforeBracket++;
        }

        if ((phrases & C4Phrases.Javascript) != 0)
        {
            JavascriptLines++;
            if (_rules.DropsNotices) return false;
        }

        if (_mayHoldCode && line.Contains((byte)'{')) CurlyBracketLines++;
        return (phrases & C4Phrases.Policy) == 0;
    }

    private void Keep(ReadOnlySpan<byte> line, ByteRange place)
    {
        if (_keptBytes > 0) _kept[_keptBytes++] = _rules.Units == C4Unit.Sentences ? (byte)' ' : (byte)'\n';
        line.CopyTo(_kept.AsSpan(_keptBytes));
        _lines.Add(new(place, new(_keptBytes, _keptBytes += line.Length)));
    }

    private int CountSentences(SentenceRule rule)
    {
        if (_rules.Units == C4Unit.Sentences) return _lines.Count;
        if (rule == SentenceRule.Punkt) return PunktSentences.Count(Cleaned.Utf8);
        var splitter = rule == SentenceRule.SpacyEn ? WordSplitter.SpacyEn : WordSplitter.Simple;
        if (!ReferenceEquals(Cleaned, _original) && _original.By(splitter).HasWords) Cleaned.TakeWords(splitter, () => MoveWords(splitter));
        using var sentences = Cleaned.By(splitter).SplitSentences(linesEndSentences: true);
        return sentences.Count;
    }

    /// <summary>The words of the cleaned text: those of the original, moved; only rewritten lines are split again.</summary>
    private Words MoveWords(WordSplitter splitter)
    {
        var words = Words.None(Cleaned.Memory);
        var all = _original.By(splitter).Words;
        var items = all.Items;
        words.Reserve(items.Length);
        var next = 0;
        foreach (var line in _lines.Items)
        {
            while (next < items.Length && items[next].Start < line.Place.Start) next++;
            var start = Math.Clamp(line.Kept.Start - _cut, 0, Cleaned.ByteCount);
            if (line.IsRewritten)
            {
                words.Split(splitter, start, Math.Clamp(line.Kept.End - _cut, 0, Cleaned.ByteCount));
                continue;
            }

            var first = next;
            while (next < items.Length && items[next].Start < line.Place.End) next++;
            words.Move(all, first, next, start - line.Place.Start);
        }

        return words;
    }

    private bool HasEnoughWords(ReadOnlySpan<byte> line)
    {
        var count = 0;
        // a citation may leave white space at the start
        line = CodePoints.TrimStart(line);
        for (; !line.IsEmpty && count < _rules.MinWords; count++) line = CodePoints.TrimStart(line[EndOfWord(line)..]);
        return count == _rules.MinWords;
    }

    private bool HasTooLongWord(ReadOnlySpan<byte> line)
    {
        while (line.Length > _rules.MaxWordLength)
        {
            // A word that ends at a space not too far ahead is short enough, and so are all before it.
            var space = line[..(_rules.MaxWordLength + 1)].LastIndexOf((byte)' ');
            var end = space > 0 ? space : EndOfWord(line);
            if (end > _rules.MaxWordLength && CodePoints.Count(line[..end]) > _rules.MaxWordLength) return true;
            line = CodePoints.TrimStart(line[end..]);
        }

        return false;
    }

    private static int EndOfWord(ReadOnlySpan<byte> line)
    {
        const byte FirstMark = (byte)'!', LastMark = (byte)'~';
        for (var at = 0; at < line.Length;)
        {
            if ((byte)(line[at] - FirstMark) <= LastMark - FirstMark) at++;
            else if ((CharacterTable.At(line, at, out var next) & CharacterClass.Space) == 0) at = next;
            else return at;
        }

        return line.Length;
    }

    private static bool HasCitation(ReadOnlySpan<byte> line)
    {
        while (line.IndexOf((byte)'[') is >= 0 and var at)
        {
            line = line[(at + 1)..];
            if (CitationLength(line) > 0) return true;
        }

        return false;
    }

    /// <summary>The line without <c>[12]</c>, <c>[]</c>, <c>[edit]</c> and <c>[citation needed]</c>.</summary>
    private static ReadOnlySpan<byte> RemoveCitations(ReadOnlySpan<byte> line, Span<byte> buffer)
    {
        var length = 0;
        for (var at = 0; at < line.Length;)
        {
            var citation = line[at] == '[' ? CitationLength(line[(at + 1)..]) : 0;
            if (citation == 0) buffer[length++] = line[at++];
            else at += 1 + citation;
        }

        return buffer[..length];
    }

    private static int CitationLength(ReadOnlySpan<byte> behindBracket)
    {
        foreach (var citation in _citations)
        {
            if (behindBracket.StartsWith(citation)) return citation.Length;
        }

        var at = 0;
        while (at < behindBracket.Length && (CharacterTable.At(behindBracket, at, out var next) & CharacterClass.Digit) != 0) at = next;
        return at < behindBracket.Length && behindBracket[at] == ']' ? at + 1 : 0;
    }

    /// <summary>A line that stays: its place in the original, and among the kept ones.</summary>
    private readonly record struct KeptLine(ByteRange Place, ByteRange Kept)
    {
        public bool IsRewritten => Place.Length != Kept.Length;
    }
}
