namespace Curation.Sources.Html;

/// <summary>Reads single HTML files, plain, gzip or zstd.</summary>
public static class HtmlReader
{
    /// <summary>Names of such files.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz", ".html.zst", ".htm.zst", ".xhtml.zst"];

    /// <param name="url">Of the page; null: its path with forward slashes.</param>
    public static SourceItem ReadFile(string path, ReadOptions options, string? url = null)
    {
        url ??= path.Replace('\\', '/');
        using var file = File.OpenRead(path);
        using var segments = Segments.Open(file, default);
        segments.Next();
        var body = Read(segments, options.MaxBytes);
        if (segments.Fault is { } fault) return new BadItem(0, file.Length, url, fault.Reason, fault.Detail) { File = url };
        if (body.Length == 0) return new BadItem(0, file.Length, url, "empty-file", "the file is empty") { File = url };
        if (body.Length > options.MaxBytes)
            return new BadItem(0, file.Length, url, "page-too-large", FormattableString.Invariant($"a page of more than {options.MaxBytes} bytes"))
            {
                File = url,
            };
        return new PageItem(0, file.Length, null, url, body);
    }

    /// <summary>All bytes, or one more than the limit.</summary>
    private static byte[] Read(Segments segments, int maxBytes)
    {
        using var held = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; held.Length <= maxBytes && (count = segments.Read(block.AsSpan(0, (int)Math.Min(block.Length, maxBytes + 1L - held.Length)))) > 0;)
            held.Write(block, 0, count);
        return held.ToArray();
    }
}
