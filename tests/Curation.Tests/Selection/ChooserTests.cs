using Curation.Core;
using Curation.Models.Hosts;
using Curation.Selection;
using Curation.Text;

namespace Curation.Tests.Selection;

public sealed class ChooserTests
{
    private const ulong Seed = 42;
    private static readonly string[] _hosts = ["x.a.example", "a.example", "b.example", "b.test", "c.test"], _languages = ["de", "en"];

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
        var caps = new CapOptions { Host = new Amount(0.3, null), Domain = new Amount(0.6, null), Cluster = 2 };
        var options = new SelectOptions { Per = ["language"], QuotaPower = 0.5, Caps = caps, Explore = 0.2 };
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
    public void Any_strata_agree_with_quotas_dealt_and_a_cut_in_each()
    {
        var shortStrata = 0;
        for (var round = 0; round < 60; round++)
        {
            var made = Made.Of(round, 60);
            string[] per = round % 2 == 0 ? ["language"] : ["language", "source"];
            var power = new[] { 0, 0.5, 1 }[round % 3];
            var strata = Enumerable.Range(0, made.Pool.Count).GroupBy(document => string.Join(' ', per.Select(name => made.StratumOf(document, name))))
                .OrderBy(stratum => stratum.Key, StringComparer.Ordinal).ToList();
            var tokens = strata.Select(stratum => stratum.Sum(document => (long)made.TokensOf(document))).ToArray();
            var budget = tokens.Sum() * (1 + (round % 5)) / 4;
            var choice = made.Choose(new SelectOptions { Per = per, QuotaPower = power }, budget);
            var quotas = QuotasTests.Dealt(budget, tokens, power);
            Assert.Equal(strata.Select(stratum => stratum.Key), choice.Strata.Select(stratum => stratum.Name));
            Assert.Equal(quotas, choice.Strata.Select(stratum => stratum.Cut.Budget));
            Assert.Equal(tokens.Zip(quotas).Select(pair => pair.First <= pair.Second), choice.Strata.Select(stratum => stratum.Cut.NextTokens == 0));
            Assert.Equal(strata.Zip(quotas).SelectMany(pair => made.SortAndCut(pair.First.Contains, pair.Second)).Order(), made.Kept(choice));
            shortStrata += choice.Strata.Count(stratum => stratum.Cut.KeptTokens < stratum.Cut.Budget && stratum.Cut.NextTokens == 0);
        }

        Assert.InRange(shortStrata, 20, 150);
    }

    [Fact]
    public void A_shortStratastratum_is_told_and_not_filled_from_others()
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
        Assert.Equal(made.Capped(500, host: 60), kept);
    }

    [Fact]
    public void Caps_of_hosts_domains_and_clusters_hold_together()
    {
        for (var round = 0; round < 100; round++)
        {
            var made = Made.Of(round, 80);
            var caps = new CapOptions { Host = new Amount(0.2, null), Domain = new Amount(null, 130), Cluster = 1 + (round % 2) };
            var kept = made.Kept(made.Choose(new SelectOptions { Caps = caps }, budget: 400));
            Assert.Equal(made.Capped(400, host: 80, domain: 130, cluster: 1 + (round % 2)), kept);
        }
    }

    [Fact]
    public void Each_cap_has_a_reason_and_what_was_brought_as_value()
    {
        var made = Made.Of(8, 100);
        made.Choose(new SelectOptions { Caps = new CapOptions { Domain = new Amount(null, 100), Cluster = 1 } }, budget: 100_000);
        var fates = Enumerable.Range(0, 100).ToLookup(made.Fate);
        Assert.Equal(["", "select/cluster-cap", "select/domain-cap"], fates.Select(fate => fate.Key).Order());
        Assert.All(fates["select/cluster-cap"], document => Assert.Equal(1, made.Pool.Value[document]));
        Assert.All(fates["select/domain-cap"], document => Assert.InRange(made.Pool.Value[document], 101 - made.Pool.Tokens[document], 100));
    }

    [Fact]
    public void Documents_without_a_host_are_under_no_cap_of_hosts()
    {
        var made = Made.Of(9, 40);
        Array.Fill(made.Pool.Hosts, made.Pool.Names.Number(""));
        made.FindDomains();
        var kept = made.Kept(made.Choose(new SelectOptions { Caps = new CapOptions { Host = new Amount(null, 1), Domain = new Amount(null, 1) } }, budget: 300));
        Assert.Equal(made.SortAndCut(_ => true, 300), kept);
    }

    [Fact]
    public void Caps_hold_for_the_sample_outside_the_cut_too()
    {
        var made = Made.Of(10, 200);
        var choice = made.Choose(new SelectOptions { Explore = 0.5, Caps = new CapOptions { Host = new Amount(null, 120) } }, budget: 600);
        Assert.NotEmpty(choice.ByChance);
        Assert.All(made.Kept(choice).GroupBy(document => made.Pool.Hosts[document]), host => Assert.InRange(host.Sum(made.TokensOf), 1, 120));
    }

    [Theory]
    [InlineData("language", "de en")]
    [InlineData("source", "one two")]
    [InlineData("host", "a.example b.example b.test c.test x.a.example")]
    [InlineData("domain", "a.example b.example b.test c.test")]
    [InlineData("tld", "example test")]
    [InlineData("length", "1-63")]
    public void Documents_are_divided_by(string per, string names)
    {
        foreach (var power in new[] { 0, 0.5, 1 })
        {
            var made = Made.Of(11, 300);
            var choice = made.Choose(new SelectOptions { Per = [per], QuotaPower = power }, budget: 400);
            Assert.Equal(names, string.Join(' ', choice.Strata.Select(stratum => stratum.Name)));
            var weights = choice.Strata.Select(stratum => Math.Pow(stratum.Tokens, power)).ToList();
            Assert.All(choice.Strata.Zip(weights), pair => Assert.InRange(pair.First.Cut.Budget - 400 * pair.Second / weights.Sum(), -1, 1));
            Assert.Equal(400, choice.Strata.Sum(stratum => stratum.Cut.Budget));
            Assert.Equal(made.Kept(choice), choice.Strata.SelectMany(stratum =>
                made.SortAndCut(document => made.StratumOf(document, per) == stratum.Name, stratum.Cut.Budget)).Order());
        }
    }

    [Fact]
    public void A_stratum_whose_documents_all_fell_gets_nothing_and_takes_nothing()
    {
        var made = Made.Of(12, 60);
        made.Fell(document => made.Language(document) == "de");
        var choice = made.Choose(new SelectOptions { Per = ["language"], QuotaPower = 0 }, budget: 200);
        Assert.Equal([0, 200], choice.Strata.Select(stratum => stratum.Cut.Budget));
        Assert.Equal(made.SortAndCut(document => made.Language(document) == "en", 200), made.Kept(choice));
    }

    [Fact]
    public void Ties_NaN_and_a_giant_anywhere_are_still_sort_and_cut()
    {
        for (var round = 0; round < 100; round++)
        {
            var made = Made.Of(round, 50);
            for (var i = round % 4; i < 50; i += 4) made.Scores[i] = QuantisedScore.Of(double.NaN);
            made.Pool.Tokens[made.Order(_ => true)[round % 50]] = int.MaxValue;
            var choice = made.Choose(new SelectOptions(), budget: 300);
            Assert.Equal(made.SortAndCut(_ => true, 300), made.Kept(choice));
            Assert.InRange(choice.KeptTokens, 0, 300);
            var shuffled = Made.Of(round, 50, shuffle: 3);
            Assert.Equal(shuffled.SortAndCut(_ => true, 300), shuffled.Kept(shuffled.Choose(new SelectOptions(), 300)));
        }
    }

    [Fact]
    public void Nothing_to_choose_from_is_no_trouble()
    {
        foreach (var mode in Enum.GetValues<SelectMode>())
        {
            var choice = Made.Of(13, 0).Choose(new SelectOptions { Mode = mode, Per = ["language"], Explore = 0.1, Repeat = 4 }, budget: 100);
            Assert.Equal((0, 0), (choice.KeptTokens, choice.NextTokens));
        }
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
            var made = new Made(new Pool(documents, ["language"], 1) { Clusters = new int[documents] }, new uint[documents]);
            var order = Enumerable.Range(0, documents).OrderBy(i => shuffle == 0 ? (ulong)i : Mix($"{shuffle} {i}")).ToArray();
            for (var document = 0; document < documents; document++)
            {
                var i = order[document];
                made.Pool.Hash[document] = Mix($"{round} id {i}");
                made.Pool.Tokens[document] = 1 + (int)(Mix($"{round} tokens {i}") % 39);
                made.Pool.Hosts[document] = made.Pool.Names.Number(_hosts[Mix($"{round} host {i}") % 5]);
                made.Pool.Labels["language"][document] = made.Pool.Names.Number(_languages[Mix($"{round} language {i}") % 2]);
                made.Pool.Sources[document] = made.Pool.Names.Number(Mix($"{round} source {i}") % 3 == 0 ? "one" : "two");
                made.Pool.Clusters[document] = Mix($"{round} cluster {i}") % 3 == 0 ? -1 : (int)(Mix($"{round} in {i}") % 12);
                made.Scores[document] = distinctScores ? QuantisedScore.Of(Mix($"{round} score {i}") / 1.8446744e19) : (uint)(Mix($"{round} score {i}") % 9);
            }

            made.FindDomains();
            return made;
        }

        public void FindDomains() => Pool.FindDomains(PublicSuffixes.Parse("suffixes", "example\ntest\n"u8));

        public int TokensOf(int document) => Pool.Tokens[document];

        public string StratumOf(int document, string per) => Strata.Divide(Pool, [per]) is var strata ? strata.Names[strata.Of[document]] : "";

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

        /// <summary>Walks the order, skips what is beyond a cap, and stops at what does not fit.</summary>
        public List<int> Capped(long budget, long host = long.MaxValue, long domain = long.MaxValue, int cluster = int.MaxValue)
        {
            var kept = new List<int>();
            foreach (var document in Order(_ => true))
            {
                var fits = Brought(Pool.Hosts) + TokensOf(document) <= host && Brought(Pool.Domains) + TokensOf(document) <= domain
                    && (Pool.Clusters[document] < 0 || kept.Count(other => Pool.Clusters[other] == Pool.Clusters[document]) < cluster);
                if (fits && kept.Append(document).Sum(other => (long)TokensOf(other)) > budget) break;
                if (fits) kept.Add(document);

                long Brought(int[] groups) => kept.Where(other => groups[other] == groups[document]).Sum(other => (long)TokensOf(other));
            }

            return [.. kept.Order()];
        }

        private static ulong Mix(string text) => XxHash64.Hash(text);
    }
}
