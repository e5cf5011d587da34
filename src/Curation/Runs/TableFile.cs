using Curation.Columns;
using Curation.Storage;

namespace Curation.Runs;

/// <summary>A Parquet table of a run that is being written: there whole after <see cref="Finish"/>, or not at all.</summary>
public sealed class TableFile : IDisposable
{
    private readonly AtomicFile _file;
    private readonly string _path;

    /// <param name="path">Relative to the run folder.</param>
    public TableFile(string runFolder, string path, Schema schema)
    {
        _path = path;
        _file = AtomicFile.Create(Path.Combine(runFolder, path));
        Rows = new ParquetWriter(_file.Stream, schema);
    }

    public ParquetWriter Rows { get; }

    /// <returns>The published file, relative to the run folder.</returns>
    public string Finish()
    {
        Rows.Finish();
        _file.Publish();
        return _path;
    }

    public void Dispose() => _file.Dispose();
}
