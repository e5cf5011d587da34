using System.Globalization;
using Curation.Columns;
using Curation.Runs;

namespace Curation.Sources;

/// <summary><c>extract.max-quarantined</c> over all units of a source, which may each be too small to be judged alone.</summary>
public static class QuarantineLimit
{
    /// <summary>Records needed before the share of unreadable ones says something.</summary>
    internal const int MinJudgedRecords = 100;

    /// <summary>The sources, or else the run as a whole, of which more could not be read than is allowed, a line each: of which nothing could be read,
    /// whatever is allowed.</summary>
    /// <param name="maxQuarantined">Share of the records, other than those that are no documents by their kind.</param>
    public static IReadOnlyList<string> Broken(string runFolder, IReadOnlyList<SourceUnit> units, double maxQuarantined)
    {
        var sources = units.GroupBy(unit => unit.Source).Select(source => (Source: source.Key, Counts: Count(runFolder, source)))
            .OrderBy(source => source.Source.Place, StringComparer.Ordinal).ToList();
        var broken = sources.Where(source => IsBroken(source.Counts, maxQuarantined))
            .Select(source => $"{source.Source.Place}: {source.Source.Kind}: {source.Source.Pattern}: {Line(source.Counts, maxQuarantined)}").ToList();
        if (broken.Count > 0) return broken;
        var all = new Counts(sources.Sum(source => source.Counts.Read), [.. sources.SelectMany(source => source.Counts.Unreadable)]);
        return IsBroken(all, maxQuarantined) ? [$"sources: {Line(all, maxQuarantined)}"] : [];
    }

    internal static bool IsBroken(long unreadable, long read, double maxQuarantined) =>
        unreadable + read >= MinJudgedRecords && unreadable > maxQuarantined * (unreadable + read);

    private static bool IsBroken(Counts counts, double maxQuarantined) =>
        (counts.Read == 0 && counts.Bad > 0) || IsBroken(counts.Bad, counts.Read, maxQuarantined);

    private static string Line(Counts counts, double maxQuarantined)
    {
        var (reason, most) = counts.Unreadable.GroupBy(row => row.Reason, row => row.Records).Select(rows => (rows.Key, Records: rows.Sum()))
            .OrderByDescending(row => row.Records).ThenBy(row => row.Key, StringComparer.Ordinal).First();
        return counts.Read == 0
            ? FormattableString.Invariant($"none of {counts.Bad} records could be read (most: {reason}, {most}); ")
                + "are the files of another kind? known are warc, wet, html, jsonl, parquet"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Bad} of {counts.Bad + counts.Read} records could not be read (most: {reason}, {most}); max-quarantined {maxQuarantined}");
    }

    private static Counts Count(string runFolder, IEnumerable<SourceUnit> units)
    {
        var (read, unreadable) = (0L, new List<(string, long)>());
        foreach (var unit in units)
        {
            using var documents = new ParquetReader(Path.Combine(runFolder, DocumentTable.PathOf(unit.Name)));
            read += documents.RowCount;
            unreadable.AddRange(QuarantineRow.Read(Path.Combine(runFolder, QuarantineRow.PathOf(unit.Name)))
                .CountBy(row => row.Reason).Select(row => (row.Key, (long)row.Value)));
        }

        return new(read, unreadable);
    }

    private sealed record Counts(long Read, List<(string Reason, long Records)> Unreadable)
    {
        public long Bad => Unreadable.Sum(row => row.Records);
    }
}
