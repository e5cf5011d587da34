using Curation.Sources.Warc;

namespace Curation.Sources.Html;

/// <summary>Reads single HTML files, plain, gzip or zstd.</summary>
public static class HtmlReader
{
    /// <summary>Names of such files.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz", ".html.zst", ".htm.zst", ".xhtml.zst"];

    /// <summary>Names of files that programs make pages of, or that crawlers have saved pages under; there may be anything in them.</summary>
    private static readonly string[] _doubtful = [".php", ".asp", ".aspx", ".jsp", ".cgi", ".shtml", ".xht"];

    /// <summary>Whether a file of a folder is a page: by its name, or, where that says little, by how its bytes begin.</summary>
    public static bool IsPage(string path)
    {
        if (Kinds.Any(kind => path.EndsWith(kind, StringComparison.OrdinalIgnoreCase))) return true;
        // wget keeps the query in the name
        var name = Path.GetFileName(path).Split('?')[0];
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase))
            name = Path.GetFileNameWithoutExtension(name);
        var ending = Path.GetExtension(name);
        var isDoubtful = ending.Length == 0 || _doubtful.Contains(ending, StringComparer.OrdinalIgnoreCase)
            || Kinds.Contains(ending, StringComparer.OrdinalIgnoreCase);
        return isDoubtful && PageSniffer.LooksLikeHtml(Head(path));
    }

    private static byte[] Head(string path)
    {
        const int sniffedBytes = 4096;
        using var file = File.OpenRead(path);
        using var segments = Segments.Open(file, default);
        segments.Next();
        return Read(segments, sniffedBytes);
    }

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
