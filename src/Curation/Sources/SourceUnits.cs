using System.Globalization;
using Curation.Core;
using Curation.Sources.Html;
using Curation.Sources.Parquet;
using Curation.Sources.Warc;
using Curation.Storage;
using Curation.Text;

namespace Curation.Sources;

/// <summary>A unit of extract and measure: one file, a range of a large one, or one directory's small files.</summary>
/// <param name="Name">Hash of the path and the range.</param>
/// <param name="Path">Of the file or the directory, relative to the current directory where it lies below it, with forward slashes.</param>
/// <param name="Files">One, except where small files are taken together.</param>
public sealed record SourceUnit(string Name, SourceOptions Source, string Path, IReadOnlyList<SourceInput> Files, ByteRange Range);

/// <summary>An input file of a run.</summary>
/// <param name="Path">As in <see cref="SourceUnit.Path"/>.</param>
public sealed record SourceInput(string Path, string FullPath, long Bytes);

/// <summary>The inputs of a recipe, cut into units by path and size alone.</summary>
public static class SourceUnits
{
    /// <summary>Of one unit: a large file is cut at multiples of it, as stored, and small files are taken together up to it. Changing them
    /// changes units.</summary>
    internal const long RangeBytes = 256 << 20, GroupBytes = 64 << 20;

    /// <exception cref="RecipeException">A pattern matches no file, or a file twice, or rows lack the columns.</exception>
    public static IReadOnlyList<SourceUnit> Of(IEnumerable<SourceOptions> sources)
    {
        var current = Directory.GetCurrentDirectory();
        var units = new List<SourceUnit>();
        var mistakes = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                var files = Files(source, current);
                var named = NamedColumns.Mistakes(source, files).ToList();
                mistakes.AddRange(named);
                if (source.Kind == "parquet" && named.Count == 0) mistakes.AddRange(MistakesIn(source, files));
                units.AddRange(source.Kind == "html" ? Groups(source, files) : files.SelectMany(file => Ranges(source, file)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                mistakes.Add($"{source.Place}: {source.Kind}: {error.Message}");
            }
        }

        mistakes.AddRange(units.SelectMany(unit => unit.Files.Select(file => (unit.Source, file, unit.Range.Start)))
            .GroupBy(use => (use.file.FullPath, use.Start)).Where(same => same.Count() > 1)
            .DistinctBy(same => same.Key.FullPath).Select(same => $"{same.Last().Source.Place}: {same.First().file.Path} is named twice"));
        if (mistakes.Count > 0) throw new RecipeException(mistakes);
        return [.. units.OrderBy(unit => unit.Name, StringComparer.Ordinal)];
    }

    /// <summary>What is not read, a line each: what is no file, and of folders of pages files whose names are not those of pages.</summary>
    public static IEnumerable<string> LeftOut(IEnumerable<SourceOptions> sources)
    {
        var current = Directory.GetCurrentDirectory();
        foreach (var source in sources)
        {
            var odd = Glob.LeftOut(source.Pattern, current, recursive: source.Kind == "html");
            foreach (var line in FolderFiles.Tell(odd)) yield return $"{source.Place}: {source.Kind}: {line}";
            if (source.Kind != "html") continue;
            var (matched, files) = (Matched(source, current).Count(), Files(source, current).Count);
            if (matched > files)
                yield return $"{source.Place}: html: {source.Pattern}: "
                    + FormattableString.Invariant($"{matched - files} files left out, which are no pages by their names (")
                    + string.Join(", ", HtmlReader.Kinds) + ") nor by how they begin";
        }
    }

    /// <summary>The files of units, each once.</summary>
    public static IReadOnlyList<SourceInput> FilesOf(IEnumerable<SourceUnit> units) => 
        [.. units.SelectMany(unit => unit.Files).DistinctBy(file => file.FullPath)];

    private static List<SourceInput> Files(SourceOptions source, string current)
    {
        var isHtml = source.Kind == "html";
        var matched = Matched(source, current);
        // a folder of pages holds their pictures and styles too; a file that is named itself is a page whatever its name
        var isOne = File.Exists(Path.Combine(current, source.Pattern));
        var files = matched.Where(file => !isHtml || isOne || HtmlReader.IsPage(file))
            .Select(file => Input(file, current)).ToList();
        return files.Count > 0 ? files : throw new FileNotFoundException($"{source.Pattern}: no file ends in {string.Join(", ", HtmlReader.Kinds)}");
    }

    private static IEnumerable<string> Matched(SourceOptions source, string current) =>
        Glob.Expand(source.Pattern, current, recursive: source.Kind == "html").Select(file => Path.GetFullPath(file, current));

    private static IEnumerable<string> MistakesIn(SourceOptions source, IEnumerable<SourceInput> files) =>
        from file in files
        let mistake = ParquetRows.MistakeIn(file.FullPath, source.Fields)
        where mistake is not null
        select $"{source.Place}: parquet: {mistake.Replace(file.FullPath, file.Path, StringComparison.Ordinal)}";

    private static SourceInput Input(string full, string current)
    {
        var relative = Path.GetRelativePath(current, full);
        var path = (relative.StartsWith("..", StringComparison.Ordinal) ? full : relative).Replace('\\', '/');
        return new SourceInput(path, full, new FileInfo(full).Length);
    }

    private static IEnumerable<SourceUnit> Ranges(SourceOptions source, SourceInput file)
    {
        if (file.Bytes <= RangeBytes || !CanBeCut(source, file.FullPath))
        {
            yield return new SourceUnit(NameOf(file.Path), source, file.Path, [file], ByteRange.Whole);
            yield break;
        }

        for (var start = 0L; start < file.Bytes; start += RangeBytes)
        {
            var range = new ByteRange(start, start + RangeBytes >= file.Bytes ? long.MaxValue : start + RangeBytes);
            yield return new SourceUnit(NameOf(string.Create(CultureInfo.InvariantCulture, $"{file.Path}#{start}")), source, file.Path, [file], range);
        }
    }

    private static bool CanBeCut(SourceOptions source, string path)
    {
        if (source.Kind == "parquet") return true;
        using var stream = File.OpenRead(path);
        return Segments.CanBeCut(stream, source.Kind == "jsonl" ? default : WarcReader.Magic);
    }

    /// <summary>The files of each directory in order, as many together as stay within the bound.</summary>
    private static IEnumerable<SourceUnit> Groups(SourceOptions source, IEnumerable<SourceInput> files)
    {
        foreach (var directory in files.GroupBy(file => file.Path[..(file.Path.LastIndexOf('/') + 1)], StringComparer.Ordinal))
        {
            var (group, bytes, count) = (new List<SourceInput>(), 0L, 0);
            foreach (var file in directory)
            {
                if (group.Count > 0 && bytes + file.Bytes > GroupBytes)
                {
                    yield return Group(directory.Key, group, count++);
                    (group, bytes) = ([], 0);
                }

                group.Add(file);
                bytes += file.Bytes;
            }

            yield return Group(directory.Key, group, count);
        }

        SourceUnit Group(string directory, List<SourceInput> group, int place) =>
            new(NameOf(string.Create(CultureInfo.InvariantCulture, $"{directory}#{place}")), source, directory, group, ByteRange.Whole);
    }

    private static string NameOf(string text) => XxHash64.Hash(text).ToString("x16", CultureInfo.InvariantCulture);
}
