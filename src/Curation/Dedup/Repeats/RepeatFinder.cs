using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Dedup.Repeats;

/// <summary>A document whose repeated parts are looked for.</summary>
/// <param name="Identity">What decides which occurrence is the first; documents of one identity cut nothing from each other.</param>
internal readonly record struct RepeatDocument(Place Place, ulong Identity, DocumentText Text);

/// <summary>What is looked for elsewhere in one document: parts, anchors of passages, and the passages around them. Thread-safe; leaves texts to their
/// owner.</summary>
internal sealed class RepeatFinder(CutOptions options)
{
    private readonly PartFinder _parts = new(options);
    private readonly PassageFinder? _passages = options.Substrings is { } substrings ? new(substrings) : null;

    public List<PartRow> Parts(RepeatDocument document) =>
        [.. _parts.Find(document.Text).Select(part => Row(document, part.Key, part.Start, part.End))];

    public List<AnchorRow> Anchors(RepeatDocument document)
    {
        var found = new List<AnchorRow>();
        // anchors are the smallest hashes near by; mixed once more, they fall evenly into parts of all keys
        _passages?.Anchors(document.Text, (key, position) => found.Add(new(SplitMix64.Mix(key), document.Place, position)));
        return found;
    }

    /// <param name="anchors">Their positions, ascending.</param>
    public List<PartRow> Passages(RepeatDocument document, IReadOnlyList<int> anchors)
    {
        var rows = new List<PartRow>();
        _passages?.Passages(document.Text, anchors, (key, start, end) => rows.Add(Row(document, key, start, end)));
        return rows;
    }

    private static PartRow Row(RepeatDocument document, UInt128 key, int start, int end) =>
        new((ulong)(key >> 64), (ulong)key, document.Identity, document.Place, start, end);
}
