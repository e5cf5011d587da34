using System.Text;
using Curation.Text;

namespace Curation.Models.Linear;

/// <summary>Rewrites a text as one line of tokens with a space between, which a linear model, and the fastText program, read.</summary>
/// <remarks>Words of groups of people are left out with the hyphen behind them, and he and she are one, so that swapping them changes nothing; source: the
/// identity-blind features of Dixon et al. 2018 ("Measuring and Mitigating Unintended Bias in Text Classification"), as omission instead of swapping.
/// The forms of <see cref="TokenKind.Style"/> follow the word shapes of Collins 2002 and the stylometric features of Stamatatos 2009.</remarks>
internal sealed class TokenLine
{
    private const int Blind = 1, Kept = 2, FirstAlias = 3;

    private static readonly byte[][] _aliases = [[.. "he "u8], [.. "his "u8], [.. "himself "u8]];
    private static readonly string[][] _pronouns = [["he", "she"], ["his", "him", "her", "hers"], ["himself", "herself"]];
    private readonly HashIndex _known;

    /// <param name="kept">Words that <see cref="TokenKind.Style"/> leaves as they are.</param>
    /// <param name="blind">Words left out.</param>
    public TokenLine(TokenKind kind, IReadOnlyCollection<string> kept, IReadOnlyCollection<string> blind)
    {
        (Kind, KeptWords, BlindWords) = (kind, kept, blind);
        _known = new HashIndex(kept.Count + blind.Count + _pronouns.Sum(words => words.Length));
        Add(blind, Blind);
        if (blind.Count > 0)
        {
            for (var i = 0; i < _pronouns.Length; i++) Add(_pronouns[i], FirstAlias + i);
        }

        Add(kept, Kept);
    }

    public TokenKind Kind { get; }

    public IReadOnlyCollection<string> KeptWords { get; }

    public IReadOnlyCollection<string> BlindWords { get; }

    /// <summary>Appends the line.</summary>
    public void Write(ReadOnlySpan<byte> text, ref PooledList<byte> line)
    {
        if (Kind == TokenKind.Spaces)
        {
            text.CopyTo(line.Extend(text.Length));
            return;
        }

        line.Reserve(line.Count + text.Length + text.Length / 4);
        var (end, hidden) = (0, false);
        foreach (var word in new WordScan(text))
        {
            var gap = text[end..word.Start];
            if (Kind == TokenKind.Style && !(hidden && gap.SequenceEqual("-"u8))) WordForm.Marks(gap, text[word.Start], ref line);
            end = word.End;
            var known = _known.Find(word.Hash);
            hidden = known == Blind;
            if (hidden) continue;
            if (known >= FirstAlias) _aliases[known - FirstAlias].CopyTo(line.Extend(_aliases[known - FirstAlias].Length));
            else if (Kind == TokenKind.Words || known == Kept) WriteLower(text[word.Start..word.End], ref line);
            else WordForm.Write(text[word.Start..word.End], ref line);
        }

        if (Kind == TokenKind.Style) WordForm.Marks(text[end..], (byte)'\n', ref line);
    }

    private static void WriteLower(ReadOnlySpan<byte> word, ref PooledList<byte> line)
    {
        if (Ascii.IsValid(word))
        {
            var lower = line.Extend(word.Length + 1);
            Ascii.ToLower(word, lower, out _);
            lower[^1] = (byte)' ';
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        while (!word.IsEmpty)
        {
            Rune.DecodeFromUtf8(word, out var rune, out var size);
            word = word[size..];
            // as WordScan, which takes ’ for '
            var folded = rune.Value == 0x2019 ? new Rune('\'') : Rune.ToLowerInvariant(rune);
            var length = folded.EncodeToUtf8(bytes);
            bytes[..length].CopyTo(line.Extend(length));
        }

        line.Add((byte)' ');
    }

    private void Add(IEnumerable<string> words, int value)
    {
        foreach (var word in words)
        {
            if (Word.HashOf(word) is not 0 and var hash) _known.Add(hash, value);
        }
    }
}
