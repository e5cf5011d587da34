using System.Buffers;
using System.ComponentModel.DataAnnotations;
using System.Text;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Harm;

/// <summary>1 where any word of a list stands in the text, 0 otherwise: the block list that other rules are compared with.</summary>
/// <remarks>Source: datatrove <c>filters/c4_filters.py</c>, C4BadWordsFilter; Raffel et al. 2020 (T5), section 2.2; Dolma <c>taggers/c4.py</c>. It drops
/// identity text (Dodge et al. 2021): use it to compare, not to clean.</remarks>
[Stage("c4-bad-words")]
internal sealed record C4BadWords : Filter
{
    // Python's isalnum
    private const CharacterClass Alphanumeric = CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Numeric;

    private LexiconByLanguage<WordAutomaton>? _words;

    public C4BadWords() => Max = 0;

    /// <summary>A lexicon; every term but those of class I and P counts.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What may stand beside a word.</summary>
    public WordEdges Edges { get; init; }

    /// <summary>Share of the documents with such a word that pass all the same, drawn by the hash of their ids.</summary>
    [Range(0.0, 1.0)]
    public double KeepFraction { get; init; }

    public override bool IsInteger => true;

    public override Bounds Bounds => Bounds.Flag;

    public override int Revision => 5;

    public override bool ReadsLanguage => true;

    public override PeerReasons PeerReasons => new(null, Edges == WordEdges.Spaces ? "has_naughty_word" : "document_removed_with_badwords");

    public override string Summary => "whether any listed word stands in the text";

    public override string Origin => "datatrove c4_filters.py, C4BadWordsFilter; Raffel et al. 2020 (T5), section 2.2; Dolma taggers/c4.py";

    public override Stage Open(IAssets assets) => this with { _words = new LexiconByLanguage<WordAutomaton>(assets, Lexicon, Language, Words) };

    public override double Measure(Document document)
    {
        var words = (_words ?? throw new InvalidOperationException("c4-bad-words is not opened")).Of(document);
        var text = document.Text.Utf8;
        var lower = ArrayPool<byte>.Shared.Rent(LowerCase.MostBytes(text.Length));
        try
        {
            return IsIn(words, lower.AsSpan(0, LowerCase.Write(text, lower))) && !IsSpared(document) ? 1 : 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lower);
        }
    }

    private bool IsSpared(Document document) => Document.Seeded(document.Hash(), 0) * double.Exp2(-64) < KeepFraction;

    private static WordAutomaton Words(Models.Lexicon lexicon) => new(
        [
            .. lexicon.Terms.Where(term => term.Class is not (TermClass.Identity or TermClass.Person))
                .Select(term => Encoding.UTF8.GetBytes(LowerCase.Of(term.Text))),
        ]);

    private bool IsIn(WordAutomaton words, ReadOnlySpan<byte> text)
    {
        var state = 0;
        for (var at = 0; at < text.Length; at++)
        {
            state = words.Step(state, text[at]);
            for (var ending = state; words.WordAt(ref ending) is >= 0 and var word;)
            {
                if (Edges == WordEdges.Spaces && text.Slice(at + 1 - words.LengthOf(word), words.LengthOf(word)).Contains((byte)' ')) return true;
                if (IsEdge(text[..(at + 1 - words.LengthOf(word))], fromEnd: true) && IsEdge(text[(at + 1)..], fromEnd: false)) return true;
            }
        }

        return false;
    }

    private bool IsEdge(ReadOnlySpan<byte> side, bool fromEnd)
    {
        if (Edges == WordEdges.None) return true;
        if (side.IsEmpty) return Edges != WordEdges.Letters;
        var beside = fromEnd ? side[^1] : side[0];
        if (Edges == WordEdges.Letters) return beside is < (byte)'a' or > (byte)'z';
        var kind = fromEnd ? CodePoints.LastClass(side) : CharacterTable.At(side, 0, out _);
        return Edges == WordEdges.Spaces ? (kind & CharacterClass.Space) != 0 : (kind & Alphanumeric) == 0 && beside != '_';
    }
}

/// <summary>What must stand on both sides of a listed word.</summary>
internal enum WordEdges
{
    /// <summary>No letter, digit or <c>_</c>, or an end of the text: datatrove.</summary>
    Words,

    /// <summary>A byte other than a to z; an end of the text is none: C4 as published.</summary>
    Letters,

    /// <summary>White space, or an end of the text; nothing where the word is a phrase with a space in it: Dolma.</summary>
    Spaces,

    /// <summary>Nothing: Japanese, Thai and Chinese.</summary>
    None,
}
