using System.Text;
using Curation.Runs;
using Curation.Text;

namespace Curation.Reporting;

/// <summary>What one step cut out of final texts, and a few of the passages.</summary>
/// <param name="Documents">Documents that came to the step and lost something.</param>
/// <param name="Dropped">Those of which too little was left.</param>
/// <param name="Samples">As they stood; none where evaluation sets would be given away.</param>
internal sealed record RepeatFacts(string Step, long Documents, long Bytes, long Dropped, IReadOnlyList<string> Samples)
{
    private const int Shown = 8, MaxCharacters = 160;

    /// <summary>One for each step that cut, in order.</summary>
    public static IReadOnlyList<RepeatFacts> Read(string runFolder, ReportInputs inputs) =>
        [.. inputs.Texts.Layers.Select((layer, number) => Read(runFolder, inputs, layer, inputs.Texts.Before(number)))];

    private static RepeatFacts Read(string runFolder, ReportInputs inputs, CutLayer layer, FinalTexts before)
    {
        var (documents, bytes, dropped) = (0L, 0L, 0L);
        var picks = new SmallestHashes<(string Unit, CutRow Row)>(Shown);
        foreach (var unit in inputs.Units)
        {
            var came = LedgerTable.CameTo(runFolder, unit, layer.Step);
            foreach (var row in CutTable.Read(runFolder, layer, unit).Where(row => came[(int)row.Row]))
            {
                (documents, bytes, dropped) = (documents + 1, bytes + row.Bytes, dropped + (row.IsDropped ? 1 : 0));
                var order = XxHash64.Hash(row.Id, inputs.Seed);
                if (!layer.IsSecret && picks.Takes(order)) picks.Add(order, (unit, row));
            }
        }

        return new(layer.Step, documents, bytes, dropped, [.. picks.InOrder().Select(pick => Passage(runFolder, before, pick.Unit, pick.Row))]);
    }

    /// <summary>The longest of a document's cuts.</summary>
    private static string Passage(string runFolder, FinalTexts before, string unit, CutRow row)
    {
        using var final = before.Finish(before.Read(runFolder, unit, number => number == row.Row).First());
        var longest = row.Ranges.MaxBy(range => range.Length);
        return Sample.Cut(Encoding.UTF8.GetString(longest.Of(final.Document.Text.Utf8)).Trim(), MaxCharacters);
    }
}
