using Curation.Core;
using Curation.Dedup;
using Curation.Dedup.Exact;
using Curation.Text;

namespace Curation.Tests.Dedup;

public sealed class DedupJobTests
{
    /// <summary>So many bands of one hash that no pair worth finding is missed.</summary>
    private static readonly DedupOptions _sure = new() { Near = new() { Bands = 64, Rows = 1, Jaccard = 0.5 } };

    private static readonly DedupOptions _default = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Finds_the_clusters_of_the_slow_twin(int seed)
    {
        var planted = new Planted(seed);
        var documents = planted.Shuffle(planted.Corpus(originals: 40, copies: 6, maxEdit: 0.4));
        using var run = await new JobRun(documents, _sure, i => $"{i % 3}").Run();
        Assert.Equal(SlowTwin.Clusters(documents, 5, 0.5), run.Clusters());
    }

    [Fact]
    public async Task Every_edge_is_as_similar_as_the_slow_twin_says()
    {
        var documents = new Planted(4).Corpus(originals: 100, copies: 6, maxEdit: 0.04);
        using var run = await new JobRun(documents, _default).Run();
        var shingles = documents.ToDictionary(document => JobRun.IdentityOf(document.Id), document => SlowTwin.Shingles(document.Text, 5));
        using var file = new ClusterFile(run.Folder);
        var edges = file.ReadEdges().ToArray();
        Assert.True(edges.Length > 100);
        Assert.All(edges, edge => Assert.Equal(SlowTwin.Jaccard(shingles[edge.FirstIdentity], shingles[edge.SecondIdentity]), edge.Similarity));
        Assert.All(edges, edge => Assert.InRange(edge.Similarity, 0.8, 1));
        foreach (var members in file.Read().Select(cluster => cluster.Members))
        {
            var first = shingles[members[0].Identity];
            Assert.All(members, member => Assert.Equal(SlowTwin.Jaccard(first, shingles[member.Identity]), file.SimilarityOf(members[0], member)));
        }
    }

    /// <summary>Pairs at many similarities: the found ones number Σ 1-(1-s^8)^14, five standard deviations at most away.</summary>
    [Fact]
    public async Task Recall_is_that_of_the_bands()
    {
        var planted = new Planted(6);
        var documents = new List<TestDocument>();
        double expected = 0, variance = 0;
        for (var pair = 0; pair < 600; pair++)
        {
            var words = planted.Words(200);
            var (one, other) = (string.Join(' ', words), string.Join(' ', planted.Edit(words, 0.01 + pair % 10 * 0.01)));
            documents.AddRange([new($"{pair}a", one), new($"{pair}b", other)]);
            var chance = 1 - Math.Pow(1 - Math.Pow(SlowTwin.Jaccard(SlowTwin.Shingles(one, 5), SlowTwin.Shingles(other, 5)), 8), 14);
            (expected, variance) = (expected + chance, variance + chance * (1 - chance));
        }

        using var run = await new JobRun(documents, _default with { Near = new() { Jaccard = 0 } }).Run();
        var clusters = run.Clusters();
        Assert.All(clusters, ids => Assert.Matches("^([0-9]+)a \\1b$", ids));
        Assert.InRange(clusters.Length, expected - 5 * Math.Sqrt(variance), expected + 5 * Math.Sqrt(variance));
    }

    [Fact]
    public async Task Order_of_documents_and_units_do_not_matter()
    {
        var planted = new Planted(7);
        var documents = planted.Corpus(originals: 50, copies: 5, maxEdit: 0.2);
        using var one = await new JobRun(documents, _default).Run();
        Assert.NotEmpty(one.Clusters());
        for (var units = 1; units < 20; units += 6)
        {
            var split = units;
            using var other = await new JobRun(planted.Shuffle(documents), _default, i => $"unit-{i % split}").Run();
            Assert.Equal(one.Clusters(), other.Clusters());
        }
    }

    [Theory]
    [InlineData(1, 256, 1 << 16, true)]
    [InlineData(7, 256, 1 << 16, false)]
    [InlineData(3, 2, 10, true)]
    [InlineData(2, 3, 1, false)]
    public async Task Workers_fan_in_buffers_and_order_of_runs_do_not_change_a_byte(int workers, int fanIn, int buffered, bool reverse)
    {
        var documents = new Planted(8).Corpus(originals: 20, copies: 5, maxEdit: 0.1);
        using var run = new JobRun(documents, _default, i => $"{i % 11}");
        var expected = (await run.Run()).Outputs();
        Assert.True(run.Clusters().Length > 5);
        Assert.Equal(expected, (await run.Run(workers, fanIn, buffered, reverse)).Outputs());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Parts_of_keys_give_what_the_whole_gives(int partBits)
    {
        var documents = new Planted(8).Corpus(originals: 20, copies: 5, maxEdit: 0.1);
        using var run = new JobRun(documents, _default with { Url = true }, i => $"{i % 11}");
        var expected = (await run.Run()).Outputs();
        Assert.Equal(expected, (await run.Run(partBits: partBits)).Outputs());
    }

    [Fact]
    public async Task Templates_are_looked_for_within_a_host()
    {
        var planted = new Planted(22);
        var template = planted.Words(80);
        var documents = Enumerable.Range(0, 40)
            .Select(i => new TestDocument($"{i}", string.Join(' ', [.. template, .. planted.Words(20)]), $"https://host{i % 2}.example/{i}")).ToArray();
        using var run = await new JobRun(documents, new() { Exact = null, Near = new() { Preset = "templates" } }).Run();
        var clusters = run.Clusters();
        Assert.Equal(2, clusters.Length);
        Assert.All(clusters, ids => Assert.Single(ids.Split(' ').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) % 2).Distinct()));
    }

    [Fact]
    public async Task Equal_texts_meet_whatever_their_length()
    {
        string[] texts = ["", "", "x", "x", "two words", "two words", "Two words", " "];
        var documents = texts.Select((text, i) => new TestDocument($"{(char)('a' + i)}", text)).ToArray();
        using var run = await new JobRun(documents, _default, i => $"{i % 2}").Run();
        Assert.Equal(["c d", "e f"], run.Clusters());
    }

    [Fact]
    public async Task Copies_follow_their_representative()
    {
        var planted = new Planted(9);
        var words = planted.Words(200);
        var (text, near) = (string.Join(' ', words), string.Join(' ', words[..^1]));
        TestDocument[] documents = [new("a", text), new("b", near), new("c", text), new("d", near), new("e", near),
            new("f", string.Join(' ', planted.Words(200)))];
        using var run = await new JobRun(documents, _default, i => $"{i % 3}").Run();
        Assert.Equal(["a b c d e"], run.Clusters());
        Assert.Equal(2, run.TextsRead);
        using var file = new ClusterFile(run.Folder);
        var cluster = Assert.Single(file.Read());
        var members = cluster.Members.ToDictionary(run.IdOf);
        Assert.Equal(cluster.Members.Min(member => member.Identity), cluster.Id);
        double Similarity(string one, string other) => file.SimilarityOf(members[one], members[other]);
        Assert.Equal((1, 1, 195.0 / 196), (Similarity("a", "c"), Similarity("d", "e"), Similarity("c", "e")));
    }

    /// <summary>One group of three kinds: the smallest member is unlike most, and must not hide that the others are alike.</summary>
    [Fact]
    public async Task An_odd_centre_hides_nothing()
    {
        var planted = new Planted(10);
        var shared = Enumerable.Range(0, 3).Select(i => planted.Words(100)).ToArray();
        var documents = Enumerable.Range(0, 300).Select(i => new TestDocument($"{i}", string.Join(' ', [.. shared[i % 3], .. planted.Words(2)]))).ToArray();
        using var run = await OneGroup(documents);
        Assert.Equal(SlowTwin.Clusters(documents, 5, 0.8), run.Clusters());
        Assert.Equal(3, run.Clusters().Length);
    }

    /// <summary>Only neighbours are alike, so every pair counts.</summary>
    [Fact]
    public async Task A_chain_in_a_group_of_seventeen_is_found_whole()
    {
        var words = new Planted(15).Words(300);
        var documents = Enumerable.Range(0, 17).Select(i => new TestDocument($"{i}", string.Join(' ', words[(10 * i)..(10 * i + 100)]))).ToArray();
        using var run = await OneGroup(documents);
        Assert.Equal(SlowTwin.Clusters(documents, 5, 0.8), run.Clusters());
        Assert.Single(run.Clusters());
    }

    [Fact]
    public async Task Unlike_documents_of_one_group_stay_apart()
    {
        var planted = new Planted(16);
        using var run = await OneGroup([.. Enumerable.Range(0, 3000).Select(i => new TestDocument($"{i}", string.Join(' ', planted.Words(20))))]);
        Assert.Empty(run.Clusters());
    }

    [Fact]
    public async Task Equal_identities_are_different_documents()
    {
        TestDocument[] documents = [new("same", "one text"), new("same", "one text"), new("same", "other text"), new("same", "other text")];
        using var run = await new JobRun(documents, _default).Run();
        Assert.Equal(["same same", "same same"], run.Clusters());
    }

    /// <summary>A group of 2,000 that share half of their text and nothing else, with pairs of near copies far from the smallest members: all pairs
    /// are found, at a cost far below that of comparing every pair.</summary>
    [Fact]
    public async Task A_large_and_diverse_group_loses_no_pair()
    {
        var planted = new Planted(17);
        var shared = planted.Words(100);
        var documents = new List<TestDocument>();
        for (var i = 0; i < 1000; i++)
        {
            var own = planted.Words(100);
            documents.Add(new($"{i}a", string.Join(' ', [.. shared, .. own])));
            documents.Add(new($"{i}b", string.Join(' ', [.. shared, .. own[..^(i % 30)]])));
        }

        using var run = await OneGroup([.. documents]);
        Assert.Equal(1000, run.Clusters().Length);
        Assert.All(run.Clusters(), ids => Assert.Matches("^([0-9]+)a \\1b$", ids));
        Assert.Equal(0, run.Counts.LeftOut);
    }

    /// <summary>Each is like the next two only: one cluster, though no member is like most.</summary>
    [Fact]
    public async Task A_long_chain_in_one_group_is_found_whole()
    {
        var words = new Planted(18).Words(4_200);
        var documents = Enumerable.Range(0, 400).Select(i => new TestDocument($"{i}", string.Join(' ', words[(10 * i)..(10 * i + 200)]))).ToArray();
        using var run = await OneGroup(documents);
        Assert.Single(run.Clusters());
        Assert.Equal(400, run.Counts.Largest);
    }

    [Fact]
    public async Task Without_verification_one_key_is_enough()
    {
        var planted = new Planted(19);
        var documents = Enumerable.Range(0, 30).Select(i => new TestDocument($"{i}", string.Join(' ', planted.Words(20)))).ToArray();
        using var run = await OneGroup(documents, verify: false);
        Assert.Equal(30, Assert.Single(run.Clusters()).Split(' ').Length);
    }

    [Fact]
    public async Task Addresses_join_what_texts_do_not()
    {
        TestDocument[] documents =
        [
            new("a", "one text", "http://www.site.example/page/?utm_source=x#top"), new("b", "another text", "https://site.example/page"),
            new("c", "another text", "https://else.example/"), new("d", "a third", "http://else.example/index.html"),
            new("e", "a fourth", "https://else.example/?page=2"), new("f", "a fifth"), new("g", "a sixth"),
        ];
        using var run = await new JobRun(documents, new DedupOptions { Url = true }, i => $"{i % 2}").Run();
        Assert.Equal(["a b c d"], run.Clusters());
    }

    [Theory]
    [InlineData(Normalisation.None, "a b")]
    [InlineData(Normalisation.Whitespace, "a b c")]
    [InlineData(Normalisation.Words, "a b c d")]
    public async Task Normalisation_says_what_equal_means(Normalisation normalise, string expected)
    {
        TestDocument[] documents = [new("a", "Some text, 1."), new("b", "Some text, 1."), new("c", " Some\n text, 1."), new("d", "some TEXT 2"), new("e", "some")];
        using var run = await new JobRun(documents, new() { Exact = new() { Normalise = normalise }, Near = null }).Run();
        Assert.Equal([expected], run.Clusters());
    }

    [Fact]
    public async Task Those_who_take_no_part_are_in_no_cluster()
    {
        var documents = new Planted(20).Corpus(originals: 20, copies: 4, maxEdit: 0.005);
        using var run = await new JobRun(documents, _sure).Run(takesPart: (_, row) => row % 5 < 2);
        Assert.Equal(20, run.Clusters().Length);
        Assert.All(run.Clusters(), ids => Assert.Matches("^([0-9]+) \\1-0$", ids));
    }

    [Theory]
    [InlineData(20_000, 0)]
    [InlineData(5_000, 1)]
    public async Task One_giant_cluster_is_one_cluster(int size, int edits)
    {
        var planted = new Planted(11);
        var words = planted.Words(100);
        var documents = Enumerable.Range(0, size).Select(i => new TestDocument($"{i}", string.Join(' ', planted.Words(edits).Concat(words.Skip(edits)))))
            .ToArray();
        using var run = await new JobRun(documents, _default, i => $"{i % 7}").Run();
        Assert.Equal(size, Assert.Single(run.Clusters()).Split(' ').Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Identical_texts_are_near_duplicates_too(bool exact)
    {
        var text = string.Join(' ', new Planted(12).Words(50));
        var documents = Enumerable.Range(0, 2_000).Select(i => new TestDocument($"{i}", text)).ToArray();
        using var run = await new JobRun(documents, _default with { Exact = exact ? new() : null }).Run();
        Assert.Single(run.Clusters());
        Assert.Equal(exact ? 0 : 2_000, run.TextsRead);
    }

    [Fact]
    public async Task A_damaged_run_stops_the_job()
    {
        using var run = new JobRun(new Planted(13).Corpus(10, 2, 0.1), _default, i => $"{i % 2}");
        var path = Path.Combine(run.Folder, "1.run");
        var bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 1;
        File.WriteAllBytes(path, bytes);
        var error = await Assert.ThrowsAnyAsync<RunException>(() => run.Run());
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Folder, "clusters.bin")));
    }

    [Fact]
    public async Task No_runs_make_no_clusters()
    {
        using var run = await new JobRun([], _default).Run();
        Assert.Empty(run.Clusters());
    }

    [Fact]
    public async Task Texts_that_are_not_given_are_missed()
    {
        using var run = new JobRun(new Planted(14).Corpus(10, 2, 0.01), _default);
        var job = new DedupJob(_default, [new("unit", Path.Combine(run.Folder, "unit.run"))], new NoTexts(), run.Folder);
        Assert.Contains(
            "gave the texts of 0 of", (await Assert.ThrowsAnyAsync<RunException>(() => job.Run(1, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    /// <summary>The job over documents of which all share the one band key.</summary>
    private static async Task<JobRun> OneGroup(TestDocument[] documents, bool verify = true)
    {
        var options = new DedupOptions { Near = new() { Bands = 1, Rows = 1, Verify = verify } };
        var run = new JobRun(documents, options);
        var writer = new SketchWriter(Path.Combine(run.Folder, "unit.run"), options);
        foreach (var document in documents) writer.Add(new(JobRun.IdentityOf(document.Id), null, null, [1]));
        writer.Finish();
        return await run.Run();
    }

    private sealed class NoTexts : ICandidateTexts
    {
        public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
        {
        }
    }
}
