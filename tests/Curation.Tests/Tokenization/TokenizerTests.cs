using System.Text;
using Curation.Tokenization;

namespace Curation.Tests.Tokenization;

public sealed class TokenizerTests
{
    private static readonly Tokenizer _trained = BpeTrainer.Train([Encoding.UTF8.GetBytes(GeneratedText.Words(1, 20_000))], 900).Tokenizer;

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("the king's <|endoftext|> \u0000 漢字 😀\r\n")]
    public void Decodes_to_the_text(string text) => Assert.Equal(text, Encoding.UTF8.GetString(_trained.Decode(Encode(_trained, text))));

    [Fact]
    public void Agrees_with_merging_one_pair_at_a_time()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var text = GeneratedText.Mixture(seed, 80) + GeneratedText.Words(seed, 80) + new string('a', seed) + string.Concat(Enumerable.Repeat("theの", seed));
            Assert.Equal(Slow(_trained, text), Encode(_trained, text));
        }
    }

    [Fact]
    public void Counts_what_it_encodes_and_appends()
    {
        var text = Encoding.UTF8.GetBytes(GeneratedText.Words(7, 5_000));
        var ids = new List<int> { 5 };
        _trained.Encode(text, ids);
        Assert.Equal(5, ids[0]);
        Assert.Equal(ids.Count - 1, _trained.Count(text));
    }

    [Fact]
    public void Special_tokens_are_never_produced()
    {
        var ids = Encode(_trained, "<|endoftext|>");
        Assert.DoesNotContain(_trained.EndOfText, ids);
        Assert.True(ids.Length > 1);
        Assert.Equal(0, _trained.Bytes(_trained.EndOfText).Length);
        Assert.Equal(899, _trained.EndOfText);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("漢の")]
    [InlineData("\n\t")]
    [InlineData("!?")]
    public void A_megabyte_without_a_break_is_no_trouble(string unit)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 1_000_000 / Encoding.UTF8.GetByteCount(unit))));
        var ids = new List<int>();
        _trained.Encode(text, ids);
        Assert.True(text.AsSpan().SequenceEqual(_trained.Decode(ids.ToArray())));
    }

    [Fact]
    public void Threads_get_the_same_ids()
    {
        var texts = Enumerable.Range(0, 64).Select(seed => GeneratedText.Mixture(seed, 300)).ToArray();
        var alone = texts.Select(text => Encode(_trained, text)).ToArray();
        var together = new int[texts.Length][];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Encode(_trained, texts[i]));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_full_cache_changes_nothing()
    {
        var cache = new PieceCache();
        Span<int> ids = stackalloc int[PieceCache.MaxPieceBytes];
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i < 400_000; i++)
            {
                var text = Encoding.ASCII.GetBytes($"{i}");
                var key = PieceCache.Key(text, 0, text.Length);
                var expected = Enumerable.Repeat(i, i % 7 + 1).ToArray();
                var found = cache.Find(key, ids);
                if (found == 0) cache.Add(key, expected);
                else if (!ids[..found].SequenceEqual(expected)) Assert.Fail($"{i}");
            }
        }
    }

    internal static int[] Encode(Tokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.Encode(Encoding.UTF8.GetBytes(text), ids);
        return [.. ids];
    }

    /// <summary>minbpe's way: of all pairs in the piece, merge the one of the smallest rank everywhere; again.</summary>
    internal static int[] Slow(Tokenizer tokenizer, string text)
    {
        var (model, utf8, all) = (tokenizer.Model, Encoding.UTF8.GetBytes(text), new List<int>());
        for (int start = 0, end; start < utf8.Length; start = end)
        {
            end = tokenizer.Pattern == SplitPattern.Gpt2 ? Gpt2Splitter.Next(utf8, start) : Cl100kSplitter.Next(utf8, start);
            var ids = utf8[start..end].Select(b => model.ByteIds[b]).ToList();
            if (model.WholePieces && model.Find(utf8.AsSpan(start, end - start)) is { } whole) ids = [whole];
            while (ids.Count > 1)
            {
                var best = Enumerable.Range(0, ids.Count - 1).MinBy(i => model.Ranks.Find(ids[i], ids[i + 1], int.MaxValue));
                var rank = model.Ranks.Find(ids[best], ids[best + 1], int.MaxValue);
                if (rank == int.MaxValue) break;
                ids[best] = model.Products[rank];
                ids.RemoveAt(best + 1);
            }

            all.AddRange(ids);
        }

        return [.. all];
    }
}
