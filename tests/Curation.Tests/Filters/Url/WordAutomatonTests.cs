using System.Text;
using Curation.Filters.Url;
using Curation.Models;

namespace Curation.Tests.Filters.Url;

public sealed class WordAutomatonTests
{
    [Fact]
    public void Finds_every_word_that_a_search_for_each_finds()
    {
        var random = new Random(9);
        for (var round = 0; round < 300; round++)
        {
            var words = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Text(random, 1, 5)).Distinct().ToList();
            var text = Text(random, 0, 60);
            var automaton = new WordAutomaton([.. words.Select(Encoding.ASCII.GetBytes)]);
            var found = new List<(int, string)>();
            var state = 0;
            for (var at = 0; at < text.Length; at++)
            {
                state = automaton.Step(state, (byte)text[at]);
                for (var ending = state; automaton.WordAt(ref ending) is >= 0 and var word;) found.Add((at + 1 - automaton.LengthOf(word), words[word]));
            }

            var expected = from word in words from at in Enumerable.Range(0, text.Length) where text.AsSpan(at).StartsWith(word) select (at, word);
            Assert.Equal(expected.Order(), found.Order());
            Assert.Equal(found.Count > 0, automaton.IsIn(Encoding.ASCII.GetBytes(text)));
        }
    }

    [Fact]
    public void A_set_of_hashes_has_what_was_put_in()
    {
        var random = new Random(4);
        var hashes = Enumerable.Range(0, 10_000).Select(i => i % 3 == 0 ? (ulong)i << 52 | 7 : (ulong)random.NextInt64()).ToArray();
        var known = hashes.ToHashSet();
        var set = new HashIndexSet([.. hashes, .. hashes[..100]]);
        Assert.Equal(known.Count, set.Count);
        Assert.All(known, hash => Assert.True(set.Contains(hash)));
        for (var i = 0; i < 10_000; i++)
        {
            var other = (ulong)random.NextInt64();
            Assert.Equal(known.Contains(other), set.Contains(other));
        }

        Assert.False(new HashIndexSet([]).Contains(5));
    }

    private static string Text(Random random, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => "abc"[random.Next(3)]));
}
