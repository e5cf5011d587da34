using Curation.Core;
using Curation.Selection;
using Curation.Text;

namespace Curation.Tests.Selection;

public sealed class ChooserTests
{
    private const ulong Seed = 42;
    private static readonly string[] _hosts = ["a.example", "b.example", "c.test"], _languages = ["de", "en"];

    [Fact]
    public void Without_options_it_is_sort_and_cut()
    {
        for (var round = 0; round < 100; round++)
        {
            var made = Made.Of(round, 60);
            var choice = made.Choose(new SelectOptions(), budget: 150 + round);
            Assert.Equal(made.SortAndCut(_ => true, 150 + round), made.Kept(choice));
        }
    }

    [Fact]
    public void The_order_of_documents_does_not_matter()
    {
        var options = new SelectOptions { Per = ["language"], QuotaPower = 0.5, Caps = new CapOptions { Host = new Amount(0.3, null) }, Explore = 0.2 };
        foreach (var mode in Enum.GetValues<SelectMode>())
        {
            var kept = Made.Of(1, 80).KeptIdentities(options with { Mode = mode }, 300);
            Assert.NotEmpty(kept);
            Assert.Equal(kept, Made.Of(1, 80, shuffle: 5).KeptIdentities(options with { Mode = mode }, 300));
            Assert.Equal(kept, Made.Of(1, 80, shuffle: 6).KeptIdentities(options with { Mode = mode }, 300));
        }
    }

    [Fact]
    public void Each_stratum_has_a_cut_of_its_own()
    {
        var made = Made.Of(3, 60);
        var choice = made.Choose(new SelectOptions { Per = ["language"], QuotaPower = 0 }, budget: 200);
        Assert.Equal(["de", "en"], choice.Strata.Select(stratum => stratum.Name));
        Assert.Equal([100, 100], choice.Strata.Select(stratum => stratum.Cut.Budget));
        var expected = made.SortAndCut(document => made.Language(document) == "de", 100).Concat(made.SortAndCut(document => made.Language(document) == "en", 100));
        Assert.Equal(expected.Order(), made.Kept(choice));
    }

    [Fact]
    public void A_short_stratum_is_told_and_not_filled_from_others()
    {
        var made = Made.Of(3, 60);
        made.Fell(document => made.Language(document) == "de" && made.Pool.Tokens[document] < 15);
        var german = made.Standing().Where(document => made.Language(document) == "de").Sum(document => (long)made.Pool.Tokens[document]);
        var choice = made.Choose(new SelectOptions { Per = ["language"], QuotaPower = 0 }, budget: 2 * german + 100);
        Assert.Equal((german, 0), (choice.Strata[0].Cut.KeptTokens, choice.Strata[0].Cut.NextTokens));
        Assert.True(choice.Strata[1].Cut.KeptTokens <= german + 50);
    }

    [Fact]
    public void A_host_brings_no_more_than_its_cap_and_the_next_documents_may_fit()
    {
        var made = Made.Of(4, 100);
        var choice = made.Choose(new SelectOptions { Caps = new CapOptions { Host = new Amount(null, 60) } }, budget: 500);
        var kept = made.Kept(choice);
        Assert.All(kept.GroupBy(document => made.Pool.Hosts[document]), host => Assert.True(host.Sum(document => made.Pool.Tokens[document]) <= 60));
        var capped = Enumerable.Range(0, 100).Where(document => made.Fate(document) == "select/host-cap").ToList();
        Assert.NotEmpty(capped);
        Assert.All(capped, document => Assert.True(made.Pool.Value[document] + made.Pool.Tokens[document] > 60));
        // the slow twin: walk the order, skip what is beyond the cap, stop at what does not fit
        var (twin, byHost, total) = (new List<int>(), new Dictionary<int, int>(), 0);
        foreach (var document in made.Order(_ => true))
        {
            var (host, tokens) = (made.Pool.Hosts[document], made.Pool.Tokens[document]);
            if (byHost.GetValueOrDefault(host) + tokens > 60) continue;
            byHost[host] = byHost.GetValueOrDefault(host) + tokens;
            if (total + tokens > 500) break;
            total += tokens;
            twin.Add(document);
        }

        Assert.Equal(twin.Order(), kept);
    }

    [Fact]
    public void Exploration_takes_its_share_from_below_the_cut()
    {
        var made = Made.Of(5, 200);
        var choice = made.Choose(new SelectOptions { Explore = 0.25 }, budget: 400);
        Assert.Equal((300, 100), (choice.Strata[0].Cut.Budget, choice.Explored!.Cut.Budget));
        Assert.InRange(choice.Explored.Cut.KeptTokens, 60, 100);
        Assert.Equal(made.SortAndCut(_ => true, 300), made.Kept(choice).Where(document => !choice.ByChance.Contains(document)));
        Assert.All(choice.ByChance, document => Assert.True(choice.Place[document] > choice.Strata[0].Cut.Taken));
    }

    [Theory]
    [InlineData(SelectMode.Pareto)]
    [InlineData(SelectMode.Softmax)]
    [InlineData(SelectMode.Sigmoid)]
    [InlineData(SelectMode.Dsir)]
    public void Sampling_prefers_better_documents_and_leaves_room_for_others(SelectMode mode)
    {
        var made = Made.Of(6, 4000, distinctScores: true);
        var kept = made.Kept(made.Choose(new SelectOptions { Mode = mode, Temperature = 0.2, ParetoShape = 9, Steepness = 8, Midpoint = 0.2 }, budget: 8_000));
        var top = made.SortAndCut(_ => true, 8_000).ToHashSet();
        var inTop = kept.Count(top.Contains) / (double)kept.Count;
        Assert.InRange(inTop, 0.2, 0.95); // by chance alone it were 0.1
        Assert.InRange(kept.Average(document => QuantisedScore.Value(made.Scores[document])), 0.6, 0.95); // by chance alone it were 0.5
    }

    [Fact]
    public void NaN_equal_scores_and_one_giant_document_are_no_trouble()
    {
        var made = Made.Of(7, 20);
        Array.Fill(made.Scores, QuantisedScore.Of(double.NaN));
        made.Pool.Tokens[made.Order(_ => true)[0]] = 1_000_000;
        var choice = made.Choose(new SelectOptions(), budget: 100);
        Assert.Empty(made.Kept(choice));
        Assert.Equal(1_000_000, choice.NextTokens);
    }

    /// <summary>A pool made up from a seed, and the obvious ways to choose from it.</summary>
    private sealed class Made
    {
        private readonly Places _places = new(new StageChain([]));

        private Made(Pool pool, uint[] scores) => (Pool, Scores) = (pool, scores);

        public Pool Pool { get; }

        public uint[] Scores { get; }

        public static Made Of(int round, int documents, int shuffle = 0, bool distinctScores = false)
        {
            var made = new Made(new Pool(documents, ["language"], 1), new uint[documents]);
            var order = Enumerable.Range(0, documents).OrderBy(i => shuffle == 0 ? (ulong)i : Mix($"{shuffle} {i}")).ToArray();
            for (var document = 0; document < documents; document++)
            {
                var i = order[document];
                made.Pool.Hash[document] = Mix($"{round} id {i}");
                made.Pool.Tokens[document] = 1 + (int)(Mix($"{round} tokens {i}") % 39);
                made.Pool.Hosts[document] = made.Pool.Names.Number(_hosts[Mix($"{round} host {i}") % 3]);
                made.Pool.Labels["language"][document] = made.Pool.Names.Number(_languages[Mix($"{round} language {i}") % 2]);
                made.Scores[document] = distinctScores ? QuantisedScore.Of(Mix($"{round} score {i}") / 1.8446744e19) : (uint)(Mix($"{round} score {i}") % 9);
            }

            return made;
        }

        public string Language(int document) => Pool.Names[Pool.Labels["language"][document]];

        public Choice Choose(SelectOptions options, long budget) => new Chooser(Pool, _places, options, Seed).Choose(Scores, QuantisedScore.Value, budget);

        public List<int> Kept(Choice choice) => [.. Standing().Where(document => choice.Copies[document] > 0)];

        public List<ulong> KeptIdentities(SelectOptions options, long budget) => [.. Kept(Choose(options, budget)).Select(document => Pool.Hash[document]).Order()];

        public IEnumerable<int> Standing() => Enumerable.Range(0, Pool.Count).Where(Pool.IsStanding);

        public string Fate(int document) => Pool.IsStanding(document) ? "" : _places.Reason(Pool.Reason[document]);

        public void Fell(Func<int, bool> which)
        {
            foreach (var document in Standing().Where(which).ToList()) Pool.Drop(document, _places.Number("extract/empty-text"), 0);
        }

        public List<int> Order(Func<int, bool> which) =>
            [.. Enumerable.Range(0, Pool.Count).Where(which).OrderByDescending(i => Scores[i]).ThenBy(i => Document.Seeded(Pool.Hash[i], Seed))];

        public List<int> SortAndCut(Func<int, bool> which, long budget)
        {
            var order = Order(which);
            return [.. order.TakeWhile((_, i) => order.Take(i + 1).Sum(document => (long)Pool.Tokens[document]) <= budget).Order()];
        }

        private static ulong Mix(string text) => XxHash64.Hash(text);
    }
}
