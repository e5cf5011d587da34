using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Repeats;

/// <summary>Finds what each document says that an earlier one says too, earlier by identity.</summary>
/// <remarks>
/// Sorts the keys of all parts on disk; of each key the first occurrence stays. Passages take a pass before that: their anchors are sorted, and passages are
/// made only around those that stand twice. Memory is that of the sorts.
/// </remarks>
internal sealed class RepeatJob(CutOptions options, Scratch scratch)
{
    private readonly RepeatFinder _finder = new(options);

    /// <summary>The ranges to cut, in bytes, in the order of places; those of one document apart and in order. Enumerated once.</summary>
    /// <param name="documents">All documents in the order of places, anew at each call.</param>
    public async Task<IEnumerable<RangeRow>> Run(Func<IEnumerable<RepeatDocument>> documents, int workers, CancellationToken cancel)
    {
        var (parts, anchors) = (new ExternalSort<PartRow>(scratch), new ExternalSort<AnchorRow>(scratch));
        await Flow.Run(documents(), Find, Add, workers, cancel);
        if (options.Substrings is not null)
        {
            var repeated = new ExternalSort<RangeRow>(scratch);
            foreach (var anchor in Repeated.Anchors(anchors.Sorted(), (_, _) => false)) repeated.Add(anchor);
            await Flow.Run(WithAnchors(documents(), repeated.Sorted()), Passages, found => found.ForEach(parts.Add), workers, cancel);
        }

        var cuts = new ExternalSort<RangeRow>(scratch);
        foreach (var later in Repeated.Later(parts.Sorted(), (_, _) => false)) cuts.Add(later);
        return RangeRow.Merged(cuts.Sorted());

        (List<PartRow> Parts, List<AnchorRow> Anchors) Find(RepeatDocument document)
        {
            using var text = document.Text;
            return (_finder.Parts(document), _finder.Anchors(document));
        }

        void Add((List<PartRow> Parts, List<AnchorRow> Anchors) found)
        {
            found.Parts.ForEach(parts.Add);
            found.Anchors.ForEach(anchors.Add);
        }

        List<PartRow> Passages((RepeatDocument Document, IReadOnlyList<int> Anchors) found)
        {
            using var text = found.Document.Text;
            return _finder.Passages(found.Document, found.Anchors);
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
