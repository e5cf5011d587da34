using System.Text;
using Curation.Core;
using Curation.Sources.Html;
using Curation.Sources.Jsonl;
using Curation.Sources.Parquet;
using Curation.Sources.Warc;
using Curation.Storage;

namespace Curation.Sources;

/// <summary>Opens a path whose kind is not told: a WARC, JSONL or Parquet rows, or else a page; told by the first bytes, and by the name where these say
/// nothing. Of a folder, the files of known kinds in it and below.</summary>
public static class SourceFile
{
    private const int HeadBytes = 256;

    private enum Kind { Warc, Jsonl, Parquet, Page, NoGzip }

    /// <summary>Names of files that hold rows.</summary>
    public static IReadOnlyList<string> RowKinds { get; } = [.. JsonlReader.Kinds, ".parquet"];

    /// <summary>Names of files that hold pages or rows.</summary>
    public static IReadOnlyList<string> Kinds { get; } = 
        [.. RowKinds, ".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst", .. HtmlReader.Kinds];

    /// <summary>The files that paths name: a file itself, of a folder those of the given kinds in it and below, in ordinal order.</summary>
    /// <exception cref="RecipeException">A path is neither, a folder holds no such file, or one of them may not be read.</exception>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths, IReadOnlyList<string> kinds)
    {
        var (files, mistakes) = (new List<string>(), new List<string>());
        foreach (var path in paths)
        {
            try
            {
                var kind = PathTarget.Of(path).Kind;
                var found = kind == TargetKind.Folder ? Within(path, kinds) : [path];
                if (kind == TargetKind.Nothing) mistakes.Add($"{path}: no such file or folder");
                else if (kind == TargetKind.Other) mistakes.Add($"{PathTarget.Describe(path)}; a file or folder was expected");
                else if (found.Count == 0) mistakes.Add($"{path}: a folder without a file to read; expected {string.Join(", ", kinds)}");
                files.AddRange(found);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                mistakes.Add($"{path}: {error.Message}");
            }
        }

        return mistakes.Count == 0 ? files : throw new RecipeException(mistakes);
    }

    /// <summary>What is not read of a folder, in it and below, a line each: what is no file, and how many files of other kinds there are.</summary>
    public static IEnumerable<string> LeftOut(string folder, IReadOnlyList<string> kinds)
    {
        var (files, odd) = FolderFiles.Under(folder);
        foreach (var line in FolderFiles.Tell(odd)) yield return line;
        if (files.Count(file => !IsOf(file, kinds)) is > 0 and var others)
            yield return FormattableString.Invariant($"{folder}: {others} files of other kinds left out; read are {string.Join(", ", kinds)}");
    }

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options) => Directory.Exists(path)
        ? Within(path, Kinds).SelectMany(file => Read(file, options))
        : KindOf(path) switch
        {
            Kind.Warc => WarcReader.Read(path, options),
            Kind.Jsonl => JsonlReader.Read(path, options),
            Kind.Parquet => ParquetRows.Read(path, options),
            Kind.Page => [HtmlReader.ReadFile(path, options)],
            _ => [new BadItem(0, new FileInfo(path).Length, null, "bad-gzip", "the name ends in .gz, the bytes are no gzip")],
        };

    /// <summary>Rows of a JSONL or Parquet file; of any other, nothing is asked.</summary>
    public static IEnumerable<SourceItem> ReadRows(string path, ReadOptions options) =>
        KindOf(path) == Kind.Parquet ? ParquetRows.Read(path, options) : JsonlReader.Read(path, options);

    /// <summary>Whether a file is a WARC or a page, and so no rows.</summary>
    public static bool HoldsPages(string path) => KindOf(path) == Kind.Warc || (KindOf(path) == Kind.Page && Ends(path, Kinds));

    private static List<string> Within(string folder, IReadOnlyList<string> kinds) =>
        [.. FolderFiles.Under(folder).Files.Where(file => IsOf(file, kinds))];

    /// <summary>Where pages are among the kinds, files that are pages under another name are of them too.</summary>
    private static bool IsOf(string path, IReadOnlyList<string> kinds) =>
        Ends(path, kinds) || (kinds.Contains(HtmlReader.Kinds[0]) && HtmlReader.IsPage(path));

    private static bool Ends(string path, IReadOnlyList<string> kinds) => kinds.Any(kind => path.EndsWith(kind, StringComparison.OrdinalIgnoreCase));

    private static Kind KindOf(string path)
    {
        var head = Head(path, out var isPacked).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("WARC/", StringComparison.Ordinal)) return Kind.Warc;
        if (head.StartsWith("PAR1", StringComparison.Ordinal)) return Kind.Parquet;
        if (head.StartsWith('{') || Ends(path, JsonlReader.Kinds)) return Kind.Jsonl;
        if (Path.GetFileName(path).Contains(".warc", StringComparison.OrdinalIgnoreCase)) return Kind.Warc;
        return isPacked || head.Length == 0 || head.StartsWith('<') || !Ends(path, [".gz"]) ? Kind.Page : Kind.NoGzip;
    }

    private static string Head(string path, out bool isPacked)
    {
        using var file = File.OpenRead(path);
        using var segments = Segments.Open(file, default);
        isPacked = segments.IsPacked;
        var window = new RecordWindow(segments);
        segments.Next();
        window.Ensure(HeadBytes);
        return Encoding.UTF8.GetString(window.Available.Span[..Math.Min(HeadBytes, window.Available.Length)]);
    }
}
