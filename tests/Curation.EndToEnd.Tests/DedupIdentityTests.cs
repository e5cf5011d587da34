using System.Text.Json;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;

namespace Curation.EndToEnd.Tests;

/// <summary>Some hundred documents with everything that dedup and decontamination take away: the same whatever the workers, the ranks, and the files that the
/// rows lie in.</summary>
public sealed class DedupIdentityTests : IDisposable
{
    private const int Documents = 320;
    private static readonly string[] _lines = [.. Enumerable.Range(0, 40).Select(i => $"A line of the menu {Letters(i)} that many pages have in common.")];
    private static readonly string[] _passages = [.. Enumerable.Range(0, 6).Select(i => Words($"passage{Letters(i)}", 40))];
    private static readonly string[] _sentences = [.. Enumerable.Range(0, 8).Select(i => string.Join(' ', Enumerable.Range(0, 3).Select(s => $"The {Words($"said{Letters(i)}{Letters(s)}", 6)} was said.")))];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task InEveryWay()
    {
        var run = _folder.File("run");
        await Shell.Succeed("run", Write(5), "--output", run, "--until", "shard", "--workers", "1");
        var (files, fates, texts) = (Outputs(run), Fates(run), RunFiles.ShardTexts(run));
        var reasons = fates.Select(fate => fate.Split(' ')[2]).ToHashSet();
        Assert.Superset(new HashSet<string> { "dedup/exact", "dedup/near", "dedup/url", "dedup/min-words", "decontaminate/max-pieces", "word-count/word-count", "" }, reasons);
        Assert.InRange(texts.Count, Documents / 3, Documents);
        var cut = Funnel.Read(Path.Combine(run, "funnel.json")).Rows.Where(row => row.CutDocuments > 10).ToList();
        Assert.Equal(["dedup", "decontaminate"], cut.Select(row => row.Step));
        var (final, gone) = (RunFiles.Ledger(run), RunFiles.Ledger(run).Where(row => row.Step == "decontaminate").ToList());
        Assert.Equal(final.Where(row => row.Step is "select" or "").Sum(row => (long)row.Tokens), cut[1].Tokens);
        Assert.InRange(cut[0].Tokens, cut[1].Tokens + gone.Sum(row => (long)row.Tokens) + (10 * cut[1].CutDocuments!.Value), long.MaxValue);

        foreach (var (name, order, workers) in new[] { ("two", "1 0", 16), ("seven", "6 2 0 5 1 4 3", 1) })
        {
            await Tasks(Write(5), _folder.File(name), order.Split(' '), workers);
            Assert.Equal(files, Outputs(_folder.File(name)));
        }

        await Shell.Succeed("run", Write(3), "--output", _folder.File("other"), "--until", "shard", "--workers", "16");
        Assert.Equal(fates, Fates(_folder.File("other")));
        Assert.Equal(texts, RunFiles.ShardTexts(_folder.File("other")));
    }

    private static async Task Tasks(string recipe, string run, string[] ranks, int workers)
    {
        foreach (var step in "extract measure dedup parts anchors passages standing repeats cuts decontaminate select shard".Split(' '))
        {
            foreach (var rank in step is "select" or "shard" ? ["0"] : ranks)
            {
                var of = step is "select" or "shard" ? 1 : ranks.Length;
                await Shell.Succeed("task", recipe, "--output", run, "--step", step, "--rank", rank, "--of", $"{of}", "--workers", $"{workers}");
            }
        }
    }

    /// <summary>What became of each document, wherever it lies.</summary>
    private static string[] Fates(string run) =>
    [
        .. RunFiles.Ledger(run).Select(row => FormattableString.Invariant(
            $"{row.Id} {row.Verdict} {row.Reason} {row.Value} {row.Tokens} {row.ExtractedTokens} {row.CutBytes} {row.Place} {row.Cluster} {row.Score}"))
            .Order(StringComparer.Ordinal),
    ];

    private static SortedDictionary<string, string> Outputs(string run)
    {
        var digests = RunFiles.Digests(run);
        foreach (var path in digests.Keys.Where(path => path.Split('/')[0] is "done" or "recipe.yaml" or "manifest.json").ToList()) digests.Remove(path);
        return digests;
    }

    /// <summary>All rows are of one source, so that their identities do not depend on their files. In three files they stand the other way round.</summary>
    private string Write(int files)
    {
        var rows = Enumerable.Range(0, Documents).Select(i => JsonSerializer.Serialize(new { id = $"d{i}", url = Url(i), text = Text(i), date = $"2020-01-{1 + (i % 28):00}" }) + "\n").ToArray();
        if (files == 3) Array.Reverse(rows);
        for (var file = 0; file < files; file++) _folder.Write($"{files}-{file}.jsonl", string.Concat(rows.Where((_, row) => row * 7 % files == file)));
        var questions = Enumerable.Range(0, 16).Select(i => JsonSerializer.Serialize(new { id = $"q{i}", question = Question(i), answer = "forty two" }) + "\n");
        var evals = _folder.Write("evals.jsonl", string.Concat(questions));
        return _folder.Write($"recipe-{files}.yaml", $$"""
            name: identity
            sources: [ { jsonl: "{{_folder.Path}}/{{files}}-*.jsonl", name: rows } ]
            stages: [ word-count: { min: 20 } ]
            decontaminate: { evals: [ { path: "{{evals}}" } ], action: cut, around: 5, max-pieces: 2, max-removed: 1 }
            dedup: { exact: true, url: true, near: {}, keep: newest, memory: 16MB, cut: { lines: {}, paragraphs: { min-words: 5 }, sentences: { window: 3 }, substrings: { min: 25 }, min-words: 25 } }
            quality: { score: [ prose: {} ] }
            select: { keep: 90%, of: filtered }
            shard: { tokenizer: train:500, holdout: 0 }

            """);
    }

    private static string Url(int i) => i % 37 == 0 ? "https://same.example/" + (i / 74) : $"https://h{i % 5}.example/{i}";

    /// <summary>Of every sixteen: a copy, a near copy, a page of shared lines alone, one that is too short, one or more questions; and others.</summary>
    private static string Text(int i) => (i % 16) switch
    {
        1 => Text(i - 1),
        3 => Text(i - 1) + " and a little more",
        5 => string.Join('\n', _lines.Skip(i % 30).Take(9)),
        6 => "too short",
        7 => $"{Own(i)}\n{Question(4 + (i / 16 % 12))} forty two\n{Own(i + 1000)}",
        8 when i % 3 == 0 => string.Join('\n', Enumerable.Range(0, 4).Select(q => $"{Own(i + (2000 * q))}\n{Question(q)} forty two")) + "\n" + Own(i + 9000),
        _ => $"{_lines[i % 40]}\n{Own(i)}\n\n{_lines[i * 7 % 40]}\n{_lines[i * 11 % 40]}\n\n{_sentences[i % 8]} {Own(i + 500)}\n{Words("before" + Letters(i), 3)} {_passages[i % 6]} {Own(i + 700)}",
    };

    private static string Own(int i) => Words($"own{Letters(i)}", 25);

    private static string Question(int i) => Words($"question{Letters(i)}", 30);

    private static string Words(string name, int count) => string.Join(' ', Enumerable.Range(0, count).Select(word => $"{name}{Letters(word)}"));

    private static string Letters(int number) => $"{(char)('a' + (number / 676 % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";
}
