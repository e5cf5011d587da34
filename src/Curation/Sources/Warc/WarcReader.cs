namespace Curation.Sources.Warc;

/// <summary>Reads the pages of a WARC file: plain, one gzip member or zstd frame per record, or packed as one.</summary>
/// <remarks>ISO 28500 (WARC 1.0 and 1.1). Pages are HTML in 2xx responses and in resource records; text in conversion records (WET) passes as it is.</remarks>
public static class WarcReader
{
    internal static readonly byte[] Magic = "WARC/1."u8.ToArray();

    public static IEnumerable<SourceItem> Read(string path, ReadOptions options)
    {
        using var file = File.OpenRead(path);
        foreach (var item in Read(file, options)) yield return item;
    }

    /// <param name="file">Seekable, at its start.</param>
    public static IEnumerable<SourceItem> Read(Stream file, ReadOptions options)
    {
        using var segments = Segments.Open(file, Magic, options.Range.Start);
        foreach (var item in new WarcRecords(segments, options).Read()) yield return item;
    }
}
