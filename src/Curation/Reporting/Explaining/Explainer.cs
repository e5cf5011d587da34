using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Reporting.Explaining;

/// <summary>Looks a document of a run up by id or URL.</summary>
public sealed class Explainer(string runFolder, ReportInputs inputs)
{
    private const int MaxLines = 12, MaxCharacters = 1200, MaxFound = 20;

    /// <summary>All documents of that id or URL, twenty at most; empty where there is none.</summary>
    public IReadOnlyList<Explanation> Find(string idOrUrl)
    {
        var key = Encoding.UTF8.GetBytes(idOrUrl);
        var found = new List<(string Unit, long Row, LedgerRow Fate)>();
        long ranked = 0, kept = 0;
        foreach (var unit in inputs.Units)
        {
            using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
            var rows = ledger.Rows("id", "url", "verdict", "place");
            var hits = new HashSet<long>();
            while (rows.Read())
            {
                if (!rows.IsNull(3)) ranked++;
                if (rows.Utf8(2).SequenceEqual("keep"u8)) kept++;
                if (found.Count + hits.Count < MaxFound && (rows.Utf8(0).SequenceEqual(key) || rows.Utf8(1).SequenceEqual(key))) hits.Add(rows.Row);
            }

            if (hits.Count == 0) continue;
            var fates = LedgerTable.Read(runFolder, unit).Select((row, number) => (unit, (long)number, row));
            found.AddRange(fates.Where(row => hits.Contains(row.Item2)));
        }

        return [.. found.Select(row => Explain(row.Unit, row.Row, row.Fate) with { Ranked = ranked, Kept = kept })];
    }

    private Explanation Explain(string unit, long row, LedgerRow fate)
    {
        var explanation = new Explanation
        {
            Id = fate.Id, Url = fate.Url, Verdict = fate.Verdict, Step = fate.Step, Reason = fate.Reason, Value = Number(fate.Value),
            Range = fate.Reason is { } reason ? Ranges.Of(inputs.Chain, reason) : null,
            ExtractedTokens = fate.ExtractedTokens, Tokens = fate.Tokens, Score = Number(fate.Score), Place = fate.Place, Cluster = fate.Cluster,
        };
        if (fate.Id is null) return explanation with { Url = inputs.Redacted(new Document("", "", "", Text.DocumentText.FromString("")), fate.Url ?? "") };
        var stored = Stored(unit, row);
        using var final = inputs.Texts.Finish(stored);
        var document = final.Document;
        var shown = explanation with
        {
            Url = inputs.Redacted(document, document.Url), Title = document.Title is { } title ? inputs.Redacted(document, title) : null,
            Duplicates = fate.Cluster is { } cluster ? Members(cluster) : [], Signals = Signals(unit, row), Text = FirstLines(document),
            Evals = LedgerTable.CameTo(fate.Step, "decontaminate") ? EvalMatches.Of(runFolder, unit, row) : [],
            Cuts = [.. stored.Cuts.Index().Where(cuts => LedgerTable.CameTo(fate.Step, inputs.Texts.Layers[cuts.Index].Step))
                .SelectMany(cuts => Cuts(unit, stored, cuts.Index))],
        };
        var survivor = shown.Duplicates.FirstOrDefault(member => member.Survives);
        if (survivor is not null && survivor.Id != fate.Id) shown = shown with { Pair = Beside(Compared(stored, final), survivor.Id) };
        return shown;
    }

    private IEnumerable<CutPassage> Cuts(string unit, StoredText stored, int number)
    {
        var (layer, ranges, earlier) = (inputs.Texts.Layers[number], stored.Cuts[number], stored.Cuts.Take(number).Reverse().ToList());
        var knows = ranges.Count == 0 ? null : inputs.Origins.FirstOrDefault(known => known.Layer == layer);
        var origins = knows?.Of(runFolder, unit, stored.Row, [.. ranges.Select(range => (range.Start, range.End))]);
        foreach (var (cut, range) in ranges.Index())
        {
            var origin = origins?[cut];
            var owner = origin is null ? null : DocumentReader.Read(runFolder, origin.Unit, other => other == origin.Row).First().Document;
            var place = earlier.Aggregate(range, Cutting.Before);
            yield return new(layer.Step, place.Start, place.End, origin?.Kind, owner?.Id);
            owner?.Text.Dispose();
        }
    }

    /// <summary>The text as dedup compared it, before it was cut; the final one where what was cut may not be shown.</summary>
    private string Compared(StoredText stored, FinalText final)
    {
        var layers = inputs.Texts.Layers;
        if (layers.Index().Any(layer => layer.Item.IsSecret && stored.Cuts[layer.Index].Count > 0)) return final.Document.Text.ToString();
        using var uncut = layers.Select(layer => inputs.Texts.FinishBefore(stored, layer)).FirstOrDefault(text => text is not null);
        return (uncut ?? final).Document.Text.ToString();
    }

    private SideBySide? Beside(string text, string survivor)
    {
        var id = Encoding.UTF8.GetBytes(survivor);
        foreach (var unit in inputs.Units)
        {
            using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
            var rows = ledger.Rows("id", "reason");
            while (rows.Read())
            {
                if (!rows.Utf8(0).SequenceEqual(id) || rows.Utf8(1).SequenceEqual("extract/repeated-id"u8)) continue;
                var stored = Stored(unit, rows.Row);
                using var other = inputs.Texts.Finish(stored);
                return SideBySide.Of(text, survivor, Compared(stored, other));
            }
        }

        return null;
    }

    private IReadOnlyList<Duplicate> Members(string cluster)
    {
        var name = Encoding.UTF8.GetBytes(cluster);
        using var table = new ParquetReader(Path.Combine(runFolder, RunFiles.Clusters));
        var rows = table.Rows("cluster", "id", "similarity", "of");
        var members = new List<Duplicate>();
        while (rows.Read())
        {
            if (rows.Utf8(0).SequenceEqual(name)) members.Add(new Duplicate(Encoding.UTF8.GetString(rows.Utf8(1)), rows.Double(2), rows.IsNull(3)));
        }

        return
        [
            .. members
                .OrderByDescending(member => member.Survives)
                .ThenByDescending(member => member.Similarity)
                .ThenBy(member => member.Id, StringComparer.Ordinal),
        ];
    }

    private List<Signal> Signals(string unit, long row)
    {
        using var table = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        var columns = table.Schema.Columns;
        var rows = table.Rows();
        while (rows.Read() && rows.Row < row) { }
        var signals = new List<Signal>();
        for (var column = SignalTable.FirstSignal; column < columns.Count; column++) signals.Add(SignalOf(columns[column], rows, column));
        return signals;
    }

    private Signal SignalOf(Column column, RowCursor rows, int place)
    {
        if (inputs.Chain.Spans.Contains(column.Name))
            return new Signal(column.Name, null, rows.IsNull(place) ? "none" : Encoding.UTF8.GetString(rows.Utf8(place)), null, false);
        if (column.Type == ColumnType.Utf8)
        {
            var (name, label) = ($"{column.Name}/label", Encoding.UTF8.GetString(rows.Utf8(place)));
            var stages = inputs.Chain.Stages.Where(planned => planned.StageName == column.Name).Select(planned => planned.Stage);
            var keep = stages.OfType<Labeler>().FirstOrDefault()?.Keep;
            return new Signal(name, null, label, Ranges.Of(inputs.Chain, name), keep is not null && !keep.Contains(label));
        }

        var isScore = column.Name.StartsWith("score/", StringComparison.Ordinal);
        var value = isScore ? QuantisedScore.Value((uint)rows.Int64(place)) : column.Type == ColumnType.Int64 ? rows.Int64(place) : rows.Double(place);
        return new Signal(column.Name, Number(value), null, isScore ? null : Ranges.Of(inputs.Chain, column.Name), !isScore && IsBroken(column.Name, value));
    }

    private bool IsBroken(string column, double value) => inputs.Chain.Stages.Any(planned => planned.Stage switch
    {
        Filter filter => planned.Column == column && !filter.Allows(value),
        Labeler labeler => $"{planned.StageName}/score" == column && value < labeler.Min,
        _ => false,
    });

    private static string FirstLines(Document document)
    {
        var lines = Sample.Cut(document.Text.ToString(), MaxCharacters).Split('\n');
        return lines.Length <= MaxLines ? string.Join('\n', lines) : string.Join('\n', lines.Take(MaxLines)) + "\n…";
    }

    private StoredText Stored(string unit, long row) => inputs.Texts.Read(runFolder, unit, number => number == row).First();

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
