using System.Collections;
using Curation.Dedup.Records;
using Curation.Runs;

namespace Curation.Dedup.Repeats;

/// <summary>Finds again what the cut steps saw in one document: the kind of each cut and the document that has it first.</summary>
/// <param name="units">The units of extract.</param>
/// <param name="before">Final texts before these cuts.</param>
public sealed class CutOrigins(IReadOnlyList<string> units, FinalTexts before, CutOptions options) : ICutOrigins
{
    private readonly RepeatFiles _files = new([.. units.Order(StringComparer.Ordinal)]);

    public CutLayer Layer => CutSteps.Layer;

    /// <summary>The first repeated part within each of the cuts, lines before paragraphs, sentences and passages.</summary>
    public IReadOnlyList<CutOrigin?> Of(string runFolder, string unit, long row, IReadOnlyList<(int Start, int End)> cuts)
    {
        using var final = before.Finish(before.Read(runFolder, unit, number => number == row).First());
        var place = new Place(_files.NumberOf(unit), (int)row);
        var parts = Parts(new(place, final.Document.Hash(), final.Document.Text));
        return [.. cuts.Select(cut => parts.Where(part => cut.Start <= part.Row.Start && part.Row.End <= cut.End)
            .Select(part => Origin(runFolder, part.Kind, part.Row)).FirstOrDefault(origin => origin is not null))];
    }

    private List<(string Kind, PartRow Row)> Parts(RepeatDocument document)
    {
        var found = new List<(string, PartRow)>();
        Add("line", new() { Lines = options.Lines });
        Add("paragraph", new() { Paragraphs = options.Paragraphs });
        Add("sentence", new() { Sentences = options.Sentences });
        Add("passage", new() { Substrings = options.Substrings });
        return found;

        void Add(string kind, CutOptions one)
        {
            var finder = new RepeatFinder(one);
            if (one.Substrings is null) found.AddRange(finder.Parts(document).Select(part => (kind, part)));
            else found.AddRange(finder.Passages(document, finder.Anchors(document).ConvertAll(anchor => anchor.Position)).Select(part => (kind, part)));
        }
    }

    /// <summary>Null where no other occurrence comes first.</summary>
    private CutOrigin? Origin(string runFolder, string kind, PartRow part)
    {
        var first = part;
        for (var unit = 0; unit < units.Count; unit++)
        {
            var name = _files.Units[unit];
            BitArray? standing = null;
            foreach (var row in Same(Path.Combine(runFolder, kind == "passage" ? RepeatFiles.Passages(name) : RepeatFiles.Parts(name)), part))
            {
                standing ??= CutSteps.Bits(Path.Combine(runFolder, RepeatFiles.Standing(name)));
                var there = row with { Place = new(unit, row.Place.Row) };
                if (standing[row.Place.Row] && there.CompareTo(first) < 0) first = there;
            }
        }

        return first == part ? null : new(kind, _files.Units[first.Place.Unit], first.Place.Row);
    }

    private static IEnumerable<PartRow> Same(string path, PartRow part) => !File.Exists(path) ? [] : RecordFile.Read<PartRow>(
        path,
        row => (row.KeyHigh, row.KeyLow).CompareTo((part.KeyHigh, part.KeyLow)) >= 0,
        row => (row.KeyHigh, row.KeyLow).CompareTo((part.KeyHigh, part.KeyLow)) > 0);
}
