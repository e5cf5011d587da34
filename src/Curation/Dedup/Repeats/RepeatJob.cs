using Curation.Core;
using Curation.Dedup.Records;
using Curation.Text;

namespace Curation.Dedup.Repeats;

/// <summary>A document whose repeated parts are looked for.</summary>
internal readonly record struct RepeatDocument(Place Place, ulong Identity, DocumentText Text);

/// <summary>Finds what each document says that an earlier one says too, earlier by identity.</summary>
/// <remarks>
/// Sorts the keys of all parts on disk; of each key the first occurrence stays. Passages take a pass before that: their anchors are sorted, and passages are
/// made only around those that stand twice. Memory is that of the sorts.
/// </remarks>
internal sealed class RepeatJob(CutOptions options, Scratch scratch)
{
    /// <summary>The ranges to cut, in bytes, in the order of places; those of one document apart and in order. Enumerated once.</summary>
    /// <param name="documents">All documents in the order of places, anew at each call.</param>
    public async Task<IEnumerable<RangeRow>> Run(Func<IEnumerable<RepeatDocument>> documents, int workers, CancellationToken cancel)
    {
        var cuts = new ExternalSort<RangeRow>(scratch);
        if (options with { Substrings = null } is { IsOff: false } parts)
        {
            var finder = new PartFinder(parts);
            await Collect(documents(), document => Parts(finder, document), cuts);
        }

        if (options.Substrings is { } substrings)
        {
            var finder = new PassageFinder(substrings);
            var repeated = await Anchors(documents(), finder, workers, cancel);
            await Collect(WithAnchors(documents(), repeated), found => Passages(finder, found.Document, found.Anchors), cuts);
        }

        return RangeRow.Merged(cuts.Sorted());

        async Task Collect<T>(IEnumerable<T> read, Func<T, List<PartRow>> find, ExternalSort<RangeRow> into)
        {
            var rows = new ExternalSort<PartRow>(scratch);
            await Flow.Run(read, find, found => found.ForEach(rows.Add), workers, cancel);
            foreach (var later in Later(rows.Sorted())) into.Add(later);
        }
    }

    private static PartRow Row(RepeatDocument document, UInt128 key, int start, int end) =>
        new((ulong)(key >> 64), (ulong)key, document.Identity, document.Place, start, end);

    private static List<PartRow> Parts(PartFinder finder, RepeatDocument document)
    {
        using var text = document.Text;
        return [.. finder.Find(text).Select(part => Row(document, part.Key, part.Start, part.End))];
    }

    private static List<PartRow> Passages(PassageFinder finder, RepeatDocument document, IReadOnlyList<int> anchors)
    {
        var rows = new List<PartRow>();
        using var text = document.Text;
        finder.Passages(text, anchors, (key, start, end) => rows.Add(Row(document, key, start, end)));
        return rows;
    }

    /// <summary>All but the first of each key; where a later one overlaps the first, only what lies behind it.</summary>
    private static IEnumerable<RangeRow> Later(IEnumerable<PartRow> rows)
    {
        PartRow? group = null;
        foreach (var row in rows)
        {
            if (group is not { } first || !row.HasKeyOf(first))
            {
                group = row;
                continue;
            }

            var start = row.Place == first.Place ? Math.Max(row.Start, first.End) : row.Start;
            if (start < row.End) yield return new(row.Place, start, row.End);
        }
    }

    /// <summary>Positions of the anchors that stand more than once, by place.</summary>
    private async Task<IEnumerable<RangeRow>> Anchors(IEnumerable<RepeatDocument> documents, PassageFinder finder, int workers, CancellationToken cancel)
    {
        var (anchors, repeated) = (new ExternalSort<AnchorRow>(scratch), new ExternalSort<RangeRow>(scratch));
        await Flow.Run(documents, Find, found => found.ForEach(anchors.Add), workers, cancel);
        AnchorRow? last = null;
        var isFirst = true;
        foreach (var row in anchors.Sorted())
        {
            var isRepeated = last is { } before && before.Key == row.Key;
            if (isRepeated && isFirst) repeated.Add(new(last!.Value.Place, last.Value.Position, 0));
            if (isRepeated) repeated.Add(new(row.Place, row.Position, 0));
            (last, isFirst) = (row, !isRepeated);
        }

        return repeated.Sorted();

        List<AnchorRow> Find(RepeatDocument document)
        {
            var found = new List<AnchorRow>();
            using var text = document.Text;
            finder.Anchors(text, (key, position) => found.Add(new(key, document.Place, position)));
            return found;
        }
    }

    /// <summary>The documents with such anchors, and these.</summary>
    private static IEnumerable<(RepeatDocument Document, IReadOnlyList<int> Anchors)> WithAnchors(
        IEnumerable<RepeatDocument> documents, IEnumerable<RangeRow> anchors)
    {
        using var next = anchors.GetEnumerator();
        var hasNext = next.MoveNext();
        foreach (var document in documents)
        {
            var own = new List<int>();
            for (; hasNext && next.Current.Place == document.Place; hasNext = next.MoveNext()) own.Add(next.Current.Start);
            if (own.Count > 0) yield return (document, own);
        }
    }
}
