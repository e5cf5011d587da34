namespace Curation.Dedup.Repeats;

/// <summary>What stands more than once among sorted parts or anchors.</summary>
internal static class Repeated
{
    /// <summary>All but the first of each key. Every document of the first one's identity or cluster keeps its own first; where a later one overlaps that,
    /// only what lies behind it goes.</summary>
    /// <param name="areOne">Whether two documents cut nothing from each other.</param>
    public static IEnumerable<RangeRow> Later(IEnumerable<PartRow> sorted, Func<Place, Place, bool> areOne)
    {
        PartRow? group = null;
        foreach (var row in sorted)
        {
            if (group is not { } first || !row.HasKeyOf(first)
                || (row.Place != first.Place && (row.Identity == first.Identity || areOne(first.Place, row.Place))))
            {
                group = row;
                continue;
            }

            var start = row.Place == first.Place ? Math.Max(row.Start, first.End) : row.Start;
            if (start < row.End) yield return new(row.Place, start, row.End);
        }
    }

    /// <summary>The anchors that stand twice in one document, or in documents that may cut from each other; positions as starts.</summary>
    /// <param name="areOne">Whether two documents cut nothing from each other.</param>
    public static IEnumerable<RangeRow> Anchors(IEnumerable<AnchorRow> sorted, Func<Place, Place, bool> areOne)
    {
        var waiting = new List<AnchorRow>();
        var isRepeated = false;
        foreach (var row in sorted)
        {
            if (waiting.Count > 0 && waiting[^1].Key != row.Key)
            {
                waiting.Clear();
                isRepeated = false;
            }

            var wasRepeated = isRepeated;
            isRepeated |= waiting.Count > 0 && (waiting[^1].Place == row.Place || !areOne(waiting[^1].Place, row.Place));
            if (isRepeated && !wasRepeated)
            {
                foreach (var before in waiting) yield return Position(before);
                waiting.Clear();
            }

            if (isRepeated) yield return Position(row);
            if (isRepeated) waiting.Clear();
            waiting.Add(row);
        }
    }

    private static RangeRow Position(AnchorRow anchor) => new(anchor.Place, anchor.Position, 0);
}
