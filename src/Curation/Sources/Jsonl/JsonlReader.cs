namespace Curation.Sources.Jsonl;

/// <summary>Reads JSONL rows (jsonlines.org), plain or gzip: pages where a row has HTML, texts where it has text.</summary>
public static class JsonlReader
{
    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        using var file = File.OpenRead(path);
        foreach (var item in Read(file, options)) yield return item;
    }

    /// <param name="file">Seekable; read from its position to its end.</param>
    public static IEnumerable<SourceItem> Read(Stream file, ReadOptions options)
    {
        var segments = Segments.Open(file, default);
        var lines = new LineWindow(segments, MaxLineBytes(options));
        var rows = new JsonlRow(options);
        segments.Next();
        while (lines.Next()) yield return lines.IsTooLong ? TooLong(lines) : rows.Read(lines);
        if (segments.Fault is { } fault) yield return new BadItem(lines.Offset, lines.Length, null, fault.Reason, fault.Detail) { Line = lines.Number };
        else if (lines.Number == 0) yield return new BadItem(0, 0, null, "empty-file", "the file holds no row");
    }

    /// <summary>An escaped byte takes at most six.</summary>
    private static int MaxLineBytes(ReadOptions options) => (int)Math.Min(6L * options.MaxBytes + (1 << 16), 1 << 30);

    private static BadItem TooLong(LineWindow lines) => new(lines.Offset, lines.Length, null, "page-too-large", "the line is too long") { Line = lines.Number };
}
