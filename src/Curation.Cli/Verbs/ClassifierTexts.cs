using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Extraction;
using Curation.Sources;
using Curation.Text;

namespace Curation.Cli.Verbs;

/// <summary>Texts of files and folders of any kind: plain text, pages (extracted), rows, and samples of the documents of runs.</summary>
internal sealed class ClassifierTexts : IDisposable
{
    private const string Plain = ".txt", Table = ".parquet", Documents = "documents";
    private readonly InputReader _reader;
    private readonly PageExtractor _extractor = new(new ExtractOptions());
    private readonly List<string> _runs;
    private readonly int _sample;

    /// <param name="sample">Documents to take of each run.</param>
    public ClassifierTexts(IEnumerable<string> paths, int sample = int.MaxValue)
    {
        var given = paths.ToLookup(path => Directory.Exists(Path.Combine(path, Documents)));
        (_runs, _sample) = ([.. given[true]], sample);
        _reader = new InputReader(given[false], Kinds);
    }

    public static IReadOnlyList<string> Kinds { get; } = [.. SourceFile.Kinds, Plain];

    public IReadOnlyList<string> Files => _reader.Files;

    public int ExitCode => _reader.ExitCode;

    /// <summary>Every text; an id that is not given is the file's name, or the page's own.</summary>
    public IEnumerable<TextItem> Items() => _reader.Files.SelectMany(Items).Concat(_runs.SelectMany(Sampled));

    public void Dispose() => _reader.Dispose();

    private IEnumerable<TextItem> Items(string file)
    {
        if (file.EndsWith(Plain, StringComparison.OrdinalIgnoreCase))
        {
            using var text = DocumentText.FromUtf8(File.ReadAllBytes(file));
            return [new TextItem(0, text.ByteCount, file, "", text.Memory)];
        }

        var holdsPages = SourceFile.HoldsPages(file);
        if (holdsPages && file.EndsWith(Table, StringComparison.OrdinalIgnoreCase))
            throw new RecipeException($"{file}: not Parquet; rows with a text were expected of a file of that name");
        return holdsPages ? Pages(file) : _reader.Texts(file).Select(row => row with { Text = Valid(row.Text) });
    }

    private IEnumerable<TextItem> Pages(string file)
    {
        foreach (var item in SourceFile.Read(file, ReadOptions.Default))
        {
            if (item is TextItem text) yield return text;
            else if (item is BadItem bad) _reader.Tell(file, bad);
            else if (item is PageItem page && Extracted(file, page) is { } extracted) yield return extracted;
        }
    }

    private TextItem? Extracted(string file, PageItem page)
    {
        try
        {
            var id = page.Id ?? (page.Url.Length == 0 ? file : ExtractStep.ContentId(page.Url, page.Body.Span));
            return new TextItem(page.Offset, page.Length, id, page.Url, _extractor.Extract(page.Body, page.Context).Text.ToArray());
        }
        catch (BadRecordException error)
        {
            _reader.Tell(file, new BadItem(page.Offset, page.Length, page.Url, error.Reason, error.Message));
            return null;
        }
        finally
        {
            page.Release();
        }
    }

    /// <summary>The documents of a run whose ids have the smallest hashes.</summary>
    private IEnumerable<TextItem> Sampled(string run)
    {
        var tables = Directory.GetFiles(Path.Combine(run, Documents), "*.parquet").Order(StringComparer.Ordinal).ToList();
        if (tables.Count == 0) throw new RecipeException($"{run}: a run without documents; expected one whose extract step is done");
        var hashes = tables.SelectMany(table => Column(table, "id")).Select(id => XxHash64.Hash(id)).Order().ToList();
        var last = hashes.Count == 0 ? 0 : hashes[Math.Min(_sample, hashes.Count) - 1];
        foreach (var table in tables)
        {
            using var reader = new ParquetReader(table);
            var rows = reader.Rows("id", "url", "text");
            while (rows.Read())
            {
                if (XxHash64.Hash(rows.Utf8(0)) > last) continue;
                yield return new(0, 0, Encoding.UTF8.GetString(rows.Utf8(0)), Encoding.UTF8.GetString(rows.Utf8(1)), Valid(rows.Utf8(2).ToArray()));
            }
        }
    }

    private static IEnumerable<byte[]> Column(string table, string name)
    {
        using var reader = new ParquetReader(table);
        var rows = reader.Rows(name);
        while (rows.Read()) yield return rows.Utf8(0).ToArray();
    }

    private static ReadOnlyMemory<byte> Valid(ReadOnlyMemory<byte> bytes)
    {
        using var text = DocumentText.FromUtf8(bytes);
        return text.Memory;
    }
}
