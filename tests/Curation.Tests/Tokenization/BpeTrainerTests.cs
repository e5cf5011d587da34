using System.Text;
using Curation.Core;
using Curation.Tokenization;

namespace Curation.Tests.Tokenization;

public sealed class BpeTrainerTests
{
    private static readonly byte[] _text = Encoding.UTF8.GetBytes(GeneratedText.Words(3, 16_000));

    [Fact]
    public void Agrees_with_counting_every_pair_again_for_each_merge()
    {
        Assert.InRange(_text.Length, 100_000, 200_000);
        var (merges, segments) = Slow(_text, 300);
        Assert.Equal(merges, BpeTrainer.Merges(Counted(_text), 300, out _));

        var tokenizer = BpeTrainer.Train([_text], 256 + 300 + 1).Tokenizer;
        foreach (var (piece, ids) in segments) Assert.Equal(ids, TokenizerTests.Encode(tokenizer, piece));
    }

    [Theory]
    [InlineData("aaaaaaaaaaa", 5)]
    [InlineData("abababab abab bababa aabb", 20)]
    [InlineData("xyz xyz xyz yzx zxy xyzxyzxyz", 20)]
    [InlineData("", 5)]
    public void Agrees_on_small_texts(string text, int count) =>
        Assert.Equal(Slow(Encoding.UTF8.GetBytes(text), count).Merges, BpeTrainer.Merges(Counted(Encoding.UTF8.GetBytes(text)), count, out _));

    [Fact]
    public void Order_and_grouping_of_texts_do_not_matter()
    {
        var texts = Enumerable.Range(0, 40).Select(seed => Encoding.UTF8.GetBytes(GeneratedText.Words(seed, 200))).ToArray();
        var together = Counted(texts);
        var apart = Counted(texts[20..].Reverse().ToArray());
        apart.Add(Counted(texts[..20]));
        var expected = BpeTrainer.Train(together, 700).Tokenizer;
        var actual = BpeTrainer.Train(apart, 700).Tokenizer;
        Assert.Equal(700, expected.Vocabulary);
        Assert.Equal(expected.Sha256, actual.Sha256);
    }

    [Fact]
    public void Too_many_pieces_lose_the_longest_in_any_order()
    {
        var texts = Enumerable.Range(0, 40).Select(seed => Encoding.UTF8.GetBytes(GeneratedText.Words(seed, 200))).ToArray();
        var all = Pieces(Counted(texts));
        var forward = new PieceCounter(maxPieces: 500);
        var backward = new PieceCounter(maxPieces: 500);
        var merged = new PieceCounter(maxPieces: 500);
        foreach (var text in texts) forward.Add(text);
        foreach (var text in texts.Reverse()) backward.Add(text);
        merged.Add(forward);
        var kept = Pieces(forward);
        var longest = kept.Keys.Max(piece => piece.Length / 2);
        Assert.InRange(kept.Count, 1, 500);
        Assert.Equal(kept.Count, forward.Count);
        Assert.True(all.Keys.Count(piece => piece.Length / 2 <= longest + 1) > 500);
        Assert.Equal(all.Where(piece => piece.Key.Length / 2 <= longest), kept);
        Assert.Equal(kept, Pieces(backward));
        Assert.Equal(kept, Pieces(merged));
    }

    [Fact]
    public void Long_pieces_are_counted_in_parts_cut_at_characters()
    {
        var pieces = Pieces(Counted(Encoding.UTF8.GetBytes(new string('漢', 50))));
        Assert.Equal(
            [new string('漢', 21), new string('漢', 8)],
            pieces.OrderByDescending(piece => piece.Value).Select(piece => Encoding.UTF8.GetString(Convert.FromHexString(piece.Key))));
    }

    [Fact]
    public void Stops_early_and_says_so()
    {
        var training = BpeTrainer.Train([Encoding.UTF8.GetBytes("ab ab")], 1000);
        Assert.False(training.Complete);
        Assert.Equal(256 + 1 + 1, training.Tokenizer.Vocabulary);
        Assert.Equal("tokenizer: the texts give 258 of 1000 ids, no other pair occurs twice", training.Note);
        Assert.Equal("", BpeTrainer.Train([Encoding.UTF8.GetBytes("ab ab")], 258).Note);
    }

    [Fact]
    public void Special_tokens_take_the_last_ids()
    {
        var tokenizer = BpeTrainer.Train(Counted("ab ab"u8.ToArray()), 260, "<|mask|>", "<|pad|>").Tokenizer;
        Assert.Equal(257, tokenizer.EndOfText);
        Assert.Equal(258, tokenizer.SpecialTokens["<|mask|>"]);
        Assert.Equal(259, tokenizer.SpecialTokens["<|pad|>"]);
    }

    [Fact]
    public void Refuses_a_vocabulary_without_room() =>
        Assert.Equal(
            "tokenizer vocabulary: 200, expected at least 257: 256 bytes and 1 special",
            Assert.Throws<RecipeException>(() => BpeTrainer.Train([], 200)).Message);

    private static PieceCounter Counted(params byte[][] texts)
    {
        var counter = new PieceCounter();
        foreach (var text in texts) counter.Add(text);
        return counter;
    }

    private static SortedDictionary<string, long> Pieces(PieceCounter counter) =>
        new(counter.Pieces.ToDictionary(piece => Convert.ToHexString(piece.Piece.Span), piece => piece.Count), StringComparer.Ordinal);

    private static (List<(int, int)> Merges, List<(string, int[])> Segments) Slow(byte[] text, int count)
    {
        var pieces = Counted(text).Pieces.Select(piece => (
            Text: Encoding.UTF8.GetString(piece.Piece.Span), Ids: piece.Piece.ToArray().Select(b => (int)b).ToList(), piece.Count)).ToList();
        var tokens = Enumerable.Range(0, 256).Select(b => $"{b:X2}").ToList();
        var merges = new List<(int Left, int Right)>();
        while (merges.Count < count)
        {
            var counts = new Dictionary<(int Left, int Right), long>();
            foreach (var (_, ids, n) in pieces)
            {
                for (var i = 1; i < ids.Count; i++) counts[(ids[i - 1], ids[i])] = counts.GetValueOrDefault((ids[i - 1], ids[i])) + n;
            }

            var candidates = counts.Where(pair => pair.Value >= 2 && !tokens.Contains(tokens[pair.Key.Left] + tokens[pair.Key.Right])).ToList();
            if (candidates.Count == 0) break;
            var (left, right) = candidates.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
            foreach (var (_, ids, _) in pieces)
            {
                for (var i = 0; i + 1 < ids.Count; i++)
                {
                    if (ids[i] != left || ids[i + 1] != right) continue;
                    ids[i] = tokens.Count;
                    ids.RemoveAt(i + 1);
                }
            }

            merges.Add((left, right));
            tokens.Add(tokens[left] + tokens[right]);
        }

        return (merges, [.. pieces.Select(piece => (piece.Text, piece.Ids.ToArray()))]);
    }
}
