using System.Globalization;
using Curation.Dedup.Records;

namespace Curation.Dedup.Repeats;

/// <summary>Where the search for repeated parts keeps what it found, by unit of extract or by part of all keys.</summary>
/// <param name="units">In ordinal order; places count them.</param>
internal sealed class RepeatFiles(IReadOnlyList<string> units)
{
    private const string Folder = "dedup";

    public IReadOnlyList<string> Units => units;

    public int PartBits { get; } = DedupStep.PartBitsOf(units.Count);

    public IEnumerable<int> Partitions => Enumerable.Range(0, 1 << PartBits);

    /// <summary>Keys of lines, paragraphs, sentences: <see cref="PartRow"/> by key.</summary>
    public static string Parts(string unit) => $"{Folder}/parts/{unit}.bin";

    /// <summary>All anchors of passages: <see cref="AnchorRow"/> by key.</summary>
    public static string Anchors(string unit) => $"{Folder}/anchors/{unit}.bin";

    /// <summary>Keys of passages: <see cref="PartRow"/> by key.</summary>
    public static string Passages(string unit) => $"{Folder}/passages/{unit}.bin";

    /// <summary>Anchors that stand twice: <see cref="RangeRow"/> by place.</summary>
    public static string Repeated(int part) => $"{Folder}/repeated/{NameOf(part)}.bin";

    /// <summary>What goes: <see cref="RangeRow"/> by place.</summary>
    public static string Later(int part) => $"{Folder}/later/{NameOf(part)}.bin";

    /// <summary>Which documents of a unit stand: a bit each.</summary>
    public static string Standing(string unit) => $"{Folder}/standing/{unit}.bin";

    public static string NameOf(int part) => part.ToString("D2", CultureInfo.InvariantCulture);

    public int NumberOf(string unit) => Array.BinarySearch([.. units], unit, StringComparer.Ordinal);

    /// <summary>The rows of all units within a part of all keys, unit after unit.</summary>
    public IEnumerable<PartRow> ReadParts(string runFolder, Func<string, string> fileOf, int part)
    {
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var row in RecordFile.Read<PartRow>(Path.Combine(runFolder, fileOf(units[unit])), new KeyRange(part, PartBits)))
                yield return row with { Place = new(unit, row.Place.Row) };
        }
    }

    /// <summary>The same of anchors.</summary>
    public IEnumerable<AnchorRow> ReadAnchors(string runFolder, int part)
    {
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var row in RecordFile.Read<AnchorRow>(Path.Combine(runFolder, Anchors(units[unit])), new KeyRange(part, PartBits)))
                yield return row with { Place = new(unit, row.Place.Row) };
        }
    }

    /// <summary>The ranges of one unit from the files of all parts, in the order of places.</summary>
    public IEnumerable<RangeRow> ReadRanges(string runFolder, Func<int, string> fileOf, string unit, Scratch scratch)
    {
        var number = NumberOf(unit);
        return SortedMerge.Of(
            [.. Partitions.Select(part => RecordFile.Read<RangeRow>(
                Path.Combine(runFolder, fileOf(part)), row => row.Place.Unit >= number, row => row.Place.Unit > number))], scratch);
    }
}
