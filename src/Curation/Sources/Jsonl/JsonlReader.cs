namespace Curation.Sources.Jsonl;

/// <summary>Reads JSONL rows (jsonlines.org), plain, gzip or zstd: pages where a row has HTML, texts where it has text.</summary>
public static class JsonlReader
{
    /// <summary>Names of such files.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [".jsonl", ".jsonl.gz", ".jsonl.zst"];

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        using var file = File.OpenRead(path);
        foreach (var item in Read(file, options)) yield return item;
    }

    /// <param name="file">Seekable, at its start.</param>
    public static IEnumerable<SourceItem> Read(Stream file, ReadOptions options)
    {
        using var segments = Segments.Open(file, default);
        var lines = new LineWindow(segments, MaxLineBytes(options));
        var rows = new JsonlRow(options);
        segments.Next();
        if (!lines.Begin(options.Range.Start)) yield break;
        while (lines.Next() && lines.Offset < options.Range.End) yield return lines.IsTooLong ? TooLong(lines) : rows.Read(lines);
        if (segments.Fault is { } fault) yield return new BadItem(lines.Offset, lines.Length, null, fault.Reason, fault.Detail) { Line = lines.Number };
        else if (lines.Number == 0) yield return new BadItem(0, 0, null, "empty-file", "the file holds no row");
    }

    /// <summary>An escaped byte takes at most six.</summary>
    private static int MaxLineBytes(ReadOptions options) => (int)Math.Min(6L * options.MaxBytes + (1 << 16), 1 << 30);

    private static BadItem TooLong(LineWindow lines) => new(lines.Offset, lines.Length, null, "page-too-large", "the line is too long") { Line = lines.Number };
}
