using Curation.Sources;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary>Texts to learn from: rows of JSONL and Parquet files, the documents of a run's folder, and text files, each one text.</summary>
internal sealed class TextInputs : IDisposable
{
    private const string Text = ".txt";
    private readonly InputReader _reader;

    public TextInputs(IEnumerable<string> inputs) =>
        _reader = new InputReader(inputs.Select(input => Path.Combine(input, "documents") is var run && Directory.Exists(run) ? run : input), Kinds);

    public static IReadOnlyList<string> Kinds { get; } = [.. SourceFile.RowKinds, Text, Text + ".gz", Text + ".zst"];

    public int ExitCode => _reader.ExitCode;

    public IEnumerable<ReadOnlyMemory<byte>> Read() => _reader.Files.SelectMany(Texts);

    public void Dispose() => _reader.Dispose();

    private IEnumerable<ReadOnlyMemory<byte>> Texts(string file) => Path.GetFileName(file).Contains(Text, StringComparison.OrdinalIgnoreCase)
        ? [Whole(file)]
        : _reader.Texts(file).Select(row => row.Text);

    private static byte[] Whole(string file)
    {
        using var stream = Compression.OpenRead(file);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
