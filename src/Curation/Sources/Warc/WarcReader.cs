namespace Curation.Sources.Warc;

/// <summary>Reads the pages of a WARC file: plain, one gzip member per record, or one large gzip.</summary>
/// <remarks>ISO 28500 (WARC 1.0 and 1.1). Pages are HTML in 2xx responses and in resource records; text in conversion records (WET) passes as it is.</remarks>
public static class WarcReader
{
    internal static readonly byte[] Magic = "WARC/1."u8.ToArray();

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        using var file = File.OpenRead(path);
        foreach (var item in Read(file, options)) yield return item;
    }

    /// <param name="file">Seekable; read from its position to its end.</param>
    public static IEnumerable<SourceItem> Read(Stream file, ReadOptions options) => new WarcRecords(Segments.Open(file, Magic), options.MaxBytes).Read();
}
