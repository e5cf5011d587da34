using System.Text;

namespace Curation.Text;

/// <summary>RefinedWeb's corrections of lines in one pass: lines of capitals, of digits, counters and single words go, and call-to-action phrases go out
/// of short lines; blank lines stay. Penedo et al. 2023 (RefinedWeb), G.2; dclm_baseline_refinedweb.yaml and mappers/modifiers.py of DCLM.</summary>
internal sealed class RefinedWebPass
{
    private const int AnyCharacters = 3;

    private readonly RefinedWebDialect _dialect;
    private readonly RefinedWebLineRules _rules;
    private PooledList<byte> _kept;
    private bool _isFirst = true;

    private RefinedWebPass(DocumentText original, RefinedWebDialect dialect, RefinedWebLineRules rules)
    {
        (_dialect, _rules) = (dialect, rules);
        var text = original.Utf8;
        using var buffer = new CutBuffer();
        for (var rest = text; ;)
        {
            var end = rest.IndexOf((byte)'\n');
            Take(end < 0 ? rest : rest[..end], buffer);
            if (end < 0) break;
            rest = rest[(end + 1)..];
        }

        WordsBefore = RefinedWebLine.AlphanumericWords(text);
        var isSame = _kept.Items.SequenceEqual(text);
        Cleaned = isSame ? original : DocumentText.FromValid(_kept.Items.ToArray());
        WordsAfter = isSame ? WordsBefore : RefinedWebLine.AlphanumericWords(Cleaned.Utf8);
        _kept.Dispose();
    }

    /// <summary>Words as fastText splits them that start with a letter or number, in the text as it was.</summary>
    public int WordsBefore { get; }

    /// <summary>The same in <see cref="Cleaned"/>.</summary>
    public int WordsAfter { get; }

    /// <summary>The kept lines; the given text itself where nothing changes.</summary>
    public DocumentText Cleaned { get; }

    public static RefinedWebPass Of(DocumentText text, RefinedWebDialect dialect, RefinedWebLineRules rules) => new(text, dialect, rules);

    public bool Follows(RefinedWebDialect dialect, RefinedWebLineRules rules) => _dialect == dialect && _rules == rules;

    private void Take(ReadOnlySpan<byte> line, CutBuffer buffer)
    {
        if (!CodePoints.IsBlank(line))
        {
            if (RefinedWebLine.IsShouted(line, _dialect, _rules) || (_rules.Counters && RefinedWebLine.IsCounter(line, _dialect))) return;
            var words = RefinedWebLine.Words(line, Math.Max(_rules.MaxWordsOfCut, _rules.MinWords));
            if (words < _rules.MinWords) return;
            if (words <= _rules.MaxWordsOfCut && (line = Cut(line, buffer)).IsEmpty) return;
        }

        if (!_isFirst) _kept.Add((byte)'\n');
        _isFirst = false;
        var start = _kept.Count;
        line.CopyTo(_kept.Resize(start + line.Length)[start..]);
    }

    /// <summary>The line without <c>items in cart</c>, without <c>Read more</c> and three characters at its end and without <c>Sign-in</c> at its start,
    /// each with one space beside it; empty where only white space is left.</summary>
    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> line, CutBuffer buffer)
    {
        for (var at = IndexOf(line, "items in cart"u8); at >= 0; at = IndexOf(line, "items in cart"u8, at))
        {
            var start = at - SpaceBefore(line[..at]);
            var end = at + Prefix(line[at..], "items in cart"u8);
            line = buffer.Remove(line, start, end + (at == 0 ? SpaceAt(line, end) : 0));
            at = start;
        }

        var tail = line;
        for (var i = 0; i < AnyCharacters && !tail.IsEmpty; i++) tail = tail[..CodePoints.LastStart(tail)];
        if (CodePoints.Count(line[tail.Length..]) == AnyCharacters && EndsWith(tail, "read more"u8))
        {
            tail = tail[..^"read more".Length];
            line = tail[..^SpaceBefore(tail)];
        }

        if (Prefix(line, "sign-in"u8) is > 0 and var length) line = line[(length + SpaceAt(line, length))..];
        return CodePoints.IsBlank(line) ? [] : line;
    }

    private static int IndexOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> phrase, int from = 0)
    {
        for (var at = from; at + phrase.Length <= line.Length; at++)
        {
            if (Prefix(line[at..], phrase) > 0) return at;
        }

        return -1;
    }

    private static int Prefix(ReadOnlySpan<byte> line, ReadOnlySpan<byte> phrase) => LowerCase.PrefixOf(line, phrase, byPattern: true);

    private static bool EndsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> phrase) =>
        line.Length >= phrase.Length && Ascii.EqualsIgnoreCase(line[^phrase.Length..], phrase);

    /// <summary>Bytes of a white-space character at the end.</summary>
    private static int SpaceBefore(ReadOnlySpan<byte> text) =>
        (CodePoints.LastClass(text) & CharacterClass.Space) != 0 ? text.Length - CodePoints.LastStart(text) : 0;

    private static int SpaceAt(ReadOnlySpan<byte> line, int at) =>
        at < line.Length && (CharacterTable.At(line, at, out var next) & CharacterClass.Space) != 0 ? next - at : 0;

    /// <summary>A line that something was cut out of.</summary>
    private sealed class CutBuffer : IDisposable
    {
        private PooledList<byte> _bytes;

        /// <summary>The line without a piece. A line given back before may be given in.</summary>
        public ReadOnlySpan<byte> Remove(ReadOnlySpan<byte> line, int start, int end)
        {
            var length = line.Length - (end - start);
            var left = _bytes.Resize(length + (end - start));
            line.CopyTo(left);
            left[end..line.Length].CopyTo(left[start..]);
            return left[..length];
        }

        public void Dispose() => _bytes.Dispose();
    }
}

/// <summary>The passes over one text, each made at the first question.</summary>
internal sealed class RefinedWebPasses : ITextView<RefinedWebPasses>
{
    private readonly DocumentText _text;
    private RefinedWebPass[] _passes = [];

    private RefinedWebPasses(DocumentText text) => _text = text;

    public static RefinedWebPasses Of(DocumentText text) => new(text);

    public RefinedWebPass By(RefinedWebDialect dialect, RefinedWebLineRules rules)
    {
        foreach (var pass in _passes)
        {
            if (pass.Follows(dialect, rules)) return pass;
        }

        var made = RefinedWebPass.Of(_text, dialect, rules);
        _passes = [.. _passes, made];
        return made;
    }
}
