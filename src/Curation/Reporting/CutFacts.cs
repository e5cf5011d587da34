using Curation.Columns;
using Curation.Core;
using Curation.Runs;
using Curation.Text;

namespace Curation.Reporting;

/// <summary>What one transform cut out of all documents, and lines of a few documents that it cut or changed.</summary>
internal sealed class CutFacts(string name)
{
    private const int MaxLines = 6, MaxCharacters = 160;

    private readonly List<string> _lines = [];

    /// <summary>Its reason-like name, <c>stage/rule</c>.</summary>
    public string Name => name;

    /// <summary>Documents it cut something out of.</summary>
    public long Documents { get; private set; }

    public long Characters { get; private set; }

    public long Lines { get; private set; }

    /// <summary>As they stood before, redacted.</summary>
    public IReadOnlyList<string> Samples => _lines;

    /// <summary>One for each transform that counts, in the order of the recipe.</summary>
    /// <param name="picks">Documents that samples are taken from.</param>
    public static IReadOnlyList<CutFacts> Read(string runFolder, ReportInputs inputs, IReadOnlyList<Pick> picks)
    {
        var cuts = inputs.Chain.Cuts;
        CutFacts[] facts = [.. cuts.Select(cut => new CutFacts(cut.Planned.Column))];
        if (facts.Length == 0) return facts;
        string[] columns = [.. cuts.SelectMany(cut => new[] { cut.Characters, cut.Characters + 1 }).Select(column => inputs.Chain.Signals[column].Name)];
        foreach (var unit in inputs.Units) Add(facts, Path.Combine(runFolder, SignalTable.PathOf(unit)), columns);
        var places = cuts.Index().ToDictionary(cut => cut.Item.Planned, cut => facts[cut.Index]);
        foreach (var unit in picks.GroupBy(pick => pick.Unit))
        {
            var rows = unit.Select(pick => pick.Row).ToHashSet();
            foreach (var (_, document) in DocumentReader.Read(runFolder, unit.Key, rows.Contains))
            {
                inputs.Chain.Watch(document, (planned, before, after) => places[planned].Show(document, before, after, inputs));
                document.Text.Dispose();
            }
        }

        return facts;
    }

    private static void Add(CutFacts[] facts, string table, string[] columns)
    {
        using var signals = new ParquetReader(table);
        for (var rows = signals.Rows(columns); rows.Read();)
        {
            for (var i = 0; i < facts.Length; i++)
            {
                var (characters, lines) = (rows.Int64(2 * i), rows.Int64(2 * i + 1));
                facts[i].Characters += characters;
                facts[i].Lines += lines;
                if (characters + lines > 0) facts[i].Documents++;
            }
        }
    }

    private void Show(Document document, DocumentText before, DocumentText after, ReportInputs inputs)
    {
        if (ReferenceEquals(before, after) || _lines.Count == MaxLines) return;
        var left = after.ToString().Split('\n').ToHashSet();
        var cut = before.ToString().Split('\n').Where(line => !string.IsNullOrWhiteSpace(line) && !left.Contains(line)).Take(MaxLines - _lines.Count);
        _lines.AddRange(cut.Select(line => Sample.Cut(inputs.Redacted(document, line.Trim()), MaxCharacters)));
    }
}
