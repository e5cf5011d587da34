using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Curation.Models;
using Curation.Text;
using Word = Curation.Models.Word;

namespace Curation.Filters.Harm;

/// <summary>Tells texts without a harmful word from the rest in one pass over the bytes, so that their words need not be made: looks for a term only where a
/// word begins with the first letters of one.</summary>
internal sealed class HarmStarts
{
    private const int MaxStackWords = 16, PrefixBytes = 3, FilterBits = 12;

    // Or-ed to bytes, this folds the case of letters.
    private const ulong Fold = 0x2020202020202020;

    private static readonly SearchValues<byte> _parts = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private readonly Lexicon _terms;
    private readonly int _mostWords;
    private readonly Start[]?[] _starts = new Start[1 << FilterBits][];
    private readonly bool _canTell = true;

    public HarmStarts(Lexicon terms)
    {
        (_terms, _mostWords) = (terms, terms.MostWords);
        foreach (var term in terms.Terms.Where(IsHarm))
        {
            var text = Encoding.UTF8.GetBytes(term.Text);
            var length = text.AsSpan().IndexOfAnyExcept(_parts) is >= 0 and var found ? found : text.Length;
            _canTell &= length >= PrefixBytes;
            ref var starts = ref _starts[PrefixOf(text, 0)];
            starts = [.. starts ?? [], new(WordHash.LoadShort(text, 0, Math.Min(length, sizeof(ulong))) | Fold, Math.Min(length, sizeof(ulong)))];
        }
    }

    /// <summary>Whether a term may begin somewhere; where not, none does.</summary>
    public bool AreIn(ReadOnlySpan<byte> text)
    {
        if (!_canTell) return true;
        var carry = 0ul;
        for (var at = 0; at < text.Length; at += ByteBlock.Width)
        {
            var block = new ByteBlock(text, at);
            var starts = ByteBlock.Starts(block.Letters | block.Between('0', '9') | block.Between('_', '_'), ref carry);
            while (starts != 0)
            {
                var start = at + ByteBlock.TakeFirst(ref starts);
                if (_starts[PrefixOf(text, start)] is { } known && Begins(known, text, start) && BeginsTerm(text[start..])) return true;
            }
        }

        return false;
    }

    private static bool Begins(Start[] starts, ReadOnlySpan<byte> text, int at)
    {
        foreach (var start in starts)
        {
            if (start.Length <= text.Length - at && (WordHash.LoadShort(text, at, start.Length) | Fold) == start.Letters) return true;
        }

        return false;
    }

    /// <summary>A slot for the first letters of a word in either case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PrefixOf(ReadOnlySpan<byte> text, int start)
    {
        if (start + PrefixBytes > text.Length) return 0;
        var letters = (uint)(text[start] | text[start + 1] << 8 | text[start + 2] << 16) | (uint)(Fold & 0xFFFFFF);
        return (int)(letters * 0x9E3779B1 >> (32 - FilterBits));
    }

    private bool BeginsTerm(ReadOnlySpan<byte> text)
    {
        Span<Word> words = _mostWords <= MaxStackWords ? stackalloc Word[_mostWords] : new Word[_mostWords];
        var count = 0;
        for (var scan = new WordScan(text); count < words.Length && scan.MoveNext();) words[count++] = scan.Current;
        return count > 0 && _terms.Match(words[..count], 0, out _) is { } term && IsHarm(term);
    }

    private static bool IsHarm(Term term) => term.Class is TermClass.Obscene or TermClass.Slur or TermClass.Ambiguous;

    /// <summary>The first letters of a term, at most eight.</summary>
    private readonly record struct Start(ulong Letters, int Length);
}
