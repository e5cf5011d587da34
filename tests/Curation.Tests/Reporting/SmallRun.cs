using System.Text;
using Curation.Bias;
using Curation.Columns;
using Curation.Core;
using Curation.Reporting;
using Curation.Runs;
using Curation.Shards;
using Curation.Text;

namespace Curation.Tests.Reporting;

/// <summary>A run of five documents and one broken record, written table by table.</summary>
internal sealed class SmallRun : IDisposable
{
    public const string Secret = "secret-17", Script = "<script>alert(1)</script>";

    private static readonly Row[] _one =
    [
        new(
            "a", "https://one.example/a?q=" + Secret, $"A {Script} & more {Secret}", $"First line with {Secret} in it.\nSecond line.", LedgerTable.Keep,
            "select", null, 0.9, 12, 1, null),
        new("b", "https://one.example/b", "Copy", "The same text.", LedgerTable.Drop, "dedup", "dedup/near", 0.85, 8, null, "00000000000000aa"),
    ];

    private static readonly Row[] _two =
    [
        new("c", "https://two.example/c", null, "The same text!", LedgerTable.Keep, "select", null, 0.5, 8, 2, "00000000000000aa"),
        new("d", "https://two.example/d", "Short", "Hi.", LedgerTable.Drop, "measure", "characters/characters", 3, 1, null, null),
        new("e", "https://two.example/e", "Late", "It came too late for the cut.", LedgerTable.Drop, "select", "select/below-cut", 0.25, 9, 3, null),
    ];

    private readonly string _only;

    /// <param name="lateIsKept">The cut lies one place further down, and the stage drops nobody for length.</param>
    public SmallRun(bool empty = false, bool lateIsKept = false)
    {
        _only = Directory.CreateTempSubdirectory("curation-report-").FullName;
        var (one, two) = empty ? ([], []) : (_one, _two);
        if (lateIsKept) two = [two[0], two[1] with { Reason = "dedup/near", Step = "dedup" }, two[2] with { Verdict = LedgerTable.Keep, Reason = null }];
        WriteUnit("one", one, empty ? 0 : 1);
        WriteUnit("two", two, 0);
        WriteFunnel([.. one, .. two]);
        WriteSelection([.. one, .. two]);
        WriteBias([.. one, .. two]);
        WriteClusters(empty);
        File.WriteAllText(PathOf("tokenizer.json"), "{}");
    }

    public string Folder => _only;

    public ReportInputs Inputs { get; } = new()
    {
        Name = "small", Seed = 7, Units = ["one", "two"], Recipe = "name: small\n# <b>\n",
        Texts = new FinalTexts(new StageChain([
            new PlannedStage("hide", "hide", new Hide()),
            new PlannedStage("characters", "characters", new Characters { Min = 5 }),
            new PlannedStage("last-lines", "last-lines", new LastLines())]), ""),
        Sources = [new ReportSource("warc", "crawl/*.warc.gz", "warc")],
        Files = [new ReportFile("crawl/one.warc.gz", 1200), new ReportFile("crawl/two.warc.gz", 800)],
    };

    public string PathOf(string relative) => Path.Combine(_only, relative);

    /// <summary>Adds shards and a model, as the steps after select leave them.</summary>
    public SmallRun WithModel()
    {
        foreach (var marker in new[] { "done/shard/shards", "done/train/model", "model/curve.json" })
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(marker))!);
        File.WriteAllText(PathOf("done/shard/shards"), "{}");
        File.WriteAllText(PathOf("done/train/model"), "{}");
        var splits = new Dictionary<string, SplitDescription> { ["train"] = new(1, 13, ["train-00000.bin"]), ["valid"] = new(1, 9, ["valid-00000.bin"]) };
        DatasetDescription.Of("tokenizer.json", "ab12", 300, 0, splits).Save(PathOf("shards/dataset.json"));
        File.WriteAllText(PathOf("model/curve.json"), """
            [{"step":0,"tokens":0,"train_loss":null,"validation_loss":5.7,"bits_per_byte":3.5,"learning_rate":0},
             {"step":10,"tokens":1000,"train_loss":4.5,"validation_loss":4.25,"bits_per_byte":2.5,"learning_rate":0.001}]
            """);
        return this;
    }

    public async Task<(string Page, string Card)> Report()
    {
        var step = new ReportStep(Inputs);
        using var progress = new Progress();
        var result = await step.Run(Assert.Single(step.Units(_only)), new StepContext(_only, 1, progress), CancellationToken.None);
        Assert.Equal(["report.html", "README.md"], result.Outputs);
        return (File.ReadAllText(PathOf("report.html")), File.ReadAllText(PathOf("README.md")));
    }

    public void Dispose() => Directory.Delete(_only, recursive: true);

    private void WriteUnit(string unit, IReadOnlyList<Row> rows, int quarantined)
    {
        using var documents = new DocumentWriter(_only, unit);
        using var signals = new SignalWriter(_only, unit, new SignalTable(Inputs.Chain, [new PlannedScorer("prose", new NoScore())]));
        foreach (var row in rows)
        {
            var document = new Document("warc", row.Id, row.Url, DocumentText.FromString(row.Text)) { Title = row.Title };
            documents.Add(document, new Origin(0, 100, 90));
            signals.Add(new SignalRow(row.Id, document.Hash(), row.Text.Length, 1, "", [row.Text.Length], [], [QuantisedScore.Of(row.Value)]));
        }

        signals.Finish();
        using var ledger = new LedgerWriter(_only, unit);
        foreach (var row in rows)
        {
            var rank = row.Place is null ? double.NaN : row.Value;
            var fate = new LedgerRow(
                row.Id, row.Url, row.Verdict, row.Step, row.Reason, row.Value, row.Tokens, row.Tokens, rank, row.Place, row.Cluster, row.Verdict == LedgerTable.Keep ? 1 : 0);
            ledger.Add(Encoding.UTF8.GetBytes(row.Id), Encoding.UTF8.GetBytes(row.Url), fate);
        }

        for (var i = 0; i < quarantined; i++)
            ledger.AddUnread(LedgerRow.Quarantined("https://one.example/broken", "extract", "extract/truncated-gzip"));
        documents.Finish();
        ledger.Finish();
    }

    private void WriteFunnel(IReadOnlyList<Row> rows)
    {
        SortedDictionary<string, long> Fell(string step)
        {
            var reasons = rows.Where(row => row.Step == step && row.Reason is not null).GroupBy(row => row.Reason!);
            return new(reasons.ToDictionary(same => same.Key, same => (long)same.Count()), StringComparer.Ordinal);
        }
        var left = rows.ToList();
        var funnel = new List<FunnelRow>();
        foreach (var (step, stage) in new[] { ("extract", "extract"), ("measure", "characters"), ("dedup", "dedup"), ("select", "select") })
        {
            left = [.. left.Where(row => row.Step != step || row.Reason is null)];
            long tokens = left.Sum(row => row.Tokens);
            funnel.Add(new FunnelRow(step, stage, left.Count, tokens, tokens, left.Sum(row => row.Text.Length), Fell(step)));
        }

        if (rows.Count > 0) funnel[0].Dropped["extract/truncated-gzip"] = 1;
        funnel[^1] = funnel[^1] with
        {
            ExtractedTokens = rows.Sum(row => row.Tokens),
            BudgetTokens = 25,
            KeptTokens = funnel[^1].Tokens,
            NextDocumentTokens = rows.Count == 0 ? 0 : 9,
        };
        File.WriteAllText(PathOf("funnel.json"), new Funnel(funnel).ToJson());
    }

    private void WriteSelection(IReadOnlyList<Row> rows)
    {
        long all = rows.Sum(row => row.Tokens), kept = rows.Where(row => row.Verdict == LedgerTable.Keep).Sum(row => row.Tokens);
        var stratum = new StratumRow("all", rows.Count, all, 25, 2, kept, 1, 9, 0);
        var (hosts, sweep) = (new HostRow("one.example", 1, 12, 0.6), new SweepRow(0.5, 1, 12, 0.9, 1, 1));
        var summary = new SelectionSummary("prose", all, 25, kept, kept, kept, [stratum], [hosts], [sweep], [new CurveRow(12, 0.9), new CurveRow(20, 0.5)]);
        File.WriteAllText(PathOf("selection.json"), summary.ToJson());
    }

    private void WriteBias(IReadOnlyList<Row> rows)
    {
        var tally = new BiasTally(["run"]);
        foreach (var row in rows) tally.Add(0, row.Id is "a" or "b" ? "identity/gender/woman language/en" : "language/de", row.Tokens, row.Reason is null);
        var options = new BiasOptions { Audit = new AuditOptions { MinDocuments = 3 }, Limits = [new LimitOptions { Groups = "*", Min = 0.8 }] };
        File.WriteAllBytes(PathOf("bias.json"), tally.Report(options).ToJson());
    }

    private void WriteClusters(bool empty)
    {
        using var stream = File.Create(PathOf("clusters.parquet"));
        var table = new ParquetWriter(stream, new Schema(Column.Utf8("id"), Column.Utf8("cluster"), Column.Double("similarity"), Column.Utf8("of").OrNull()));
        foreach (var (id, similarity, of) in empty ? [] : new[] { ("b", 0.85, "c"), ("c", 1.0, null) })
        {
            table.Utf8(0, id);
            table.Utf8(1, "00000000000000aa");
            table.Double(2, similarity);
            if (of is not null) table.Utf8(3, of);
            table.EndRow();
        }

        table.Finish();
    }

    private sealed record Row(
        string Id, string Url, string? Title, string Text, string Verdict, string Step, string? Reason, double Value, int Tokens, long? Place, string? Cluster);

    private sealed record Characters : Filter
    {
        public override string Summary => "Characters of the text.";

        public override string Origin => "none";

        public override bool IsInteger => true;

        public override double Measure(Document document) => document.Text.ByteCount;
    }

    private sealed record NoScore : Scorer
    {
        public override string Summary => "Nothing.";

        public override string Origin => "none";

        public override double Score(Document document) => 0;
    }

    /// <summary>A redaction: the secret never shows.</summary>
    private sealed record Hide : Transform
    {
        public override string Summary => "Hides secrets | all of them.";

        public override string Origin => "none";

        public override DocumentText Apply(Document document) => document.Text.Utf8.IndexOf(Encoding.UTF8.GetBytes(Secret)) < 0
            ? document.Text : DocumentText.FromString(document.Text.ToString().Replace(Secret, "[hidden]", StringComparison.Ordinal));

        public override DocumentText ApplyForDedup(Document document) => Apply(document);
    }

    /// <summary>No redaction: takes lines without a full stop away, titles and URLs among them.</summary>
    private sealed record LastLines : Transform
    {
        public override string Summary => "Keeps lines that end.";

        public override string Origin => "none";

        public override DocumentText Apply(Document document) =>
            DocumentText.FromString(string.Join('\n', document.Text.ToString().Split('\n').Where(line => line.EndsWith('.') || line.EndsWith('!'))));
    }
}
