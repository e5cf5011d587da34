using System.Text;
using Curation.Sources.Html;
using Curation.Sources.Jsonl;
using Curation.Sources.Warc;

namespace Curation.Sources;

/// <summary>Opens a path whose kind is not told: a folder of pages, a WARC, JSONL rows, or else a page;
/// told by the first bytes, and by the name where these cannot be read.</summary>
public static class SourceFile
{
    private const int HeadBytes = 256;

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        if (Directory.Exists(path)) return HtmlReader.ReadFolder(path, options);
        var head = Head(path);
        if (head.StartsWith("WARC/", StringComparison.Ordinal) || (head.Length == 0 && path.Contains(".warc", StringComparison.OrdinalIgnoreCase)))
            return WarcReader.Read(path, options);
        return head.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith('{') ? JsonlReader.Read(path, options) : [HtmlReader.ReadFile(path, options)];
    }

    private static string Head(string path)
    {
        using var file = File.OpenRead(path);
        var segments = Segments.Open(file, default);
        var window = new RecordWindow(segments);
        segments.Next();
        window.Ensure(HeadBytes);
        return Encoding.UTF8.GetString(window.Available.Span[..Math.Min(HeadBytes, window.Available.Length)]);
    }
}
