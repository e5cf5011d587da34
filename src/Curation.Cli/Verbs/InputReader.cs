using Curation.Core;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary>What the files and folders that a user names hold, or standard input where the name is a dash. Records that cannot be read are told on
/// standard error; the others are read.</summary>
internal sealed class InputReader : IDisposable
{
    private const string StandardInput = "-";

    /// <summary>So many records of a file are told one by one for each reason; the others as a number.</summary>
    private const int MostTold = 5;

    private readonly SortedDictionary<string, long> _skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _spooled = new(StringComparer.Ordinal);
    private readonly ReadOptions _options;
    private int _bad;
    private long _pages;

    /// <param name="cancel">Ends waiting for a pipe.</param>
    public InputReader(IEnumerable<string> inputs, IReadOnlyList<string> kinds, ReadOptions? options = null, CancellationToken cancel = default)
    {
        _options = options ?? ReadOptions.Default;
        var paths = inputs.Select(input => Seekable(input, cancel)).ToList();
        Files = [.. SourceFile.Files(paths, kinds).GroupBy(Path.GetFullPath).Select(Once)];
        foreach (var line in paths.Where(Directory.Exists).SelectMany(folder => SourceFile.LeftOut(folder, kinds)))
            Console.Error.WriteLine($"curation: {line}");
    }

    public IReadOnlyList<string> Files { get; }

    /// <summary>What to do about rows that are too large; null: nothing can be done.</summary>
    public string? SizeOption { get; init; }

    /// <summary>Records that could not be read so far.</summary>
    public int Bad => _bad;

    public int ExitCode => _bad == 0 ? Cli.ExitCode.Done : Cli.ExitCode.Mistake;

    public IEnumerable<TextItem> Texts() => Files.SelectMany(Texts);

    /// <summary>The rows with a text of one JSONL or Parquet file.</summary>
    public IEnumerable<TextItem> Texts(string file) => Rows(file, ByteRange.Whole).OfType<TextItem>();

    /// <summary>The same, and what could not be read, which is told.</summary>
    public IEnumerable<SourceItem> Rows(string file, ByteRange range)
    {
        foreach (var item in SourceFile.HoldsPages(file) ? [NoText(file)] : SourceFile.ReadRows(file, _options with { Range = range }))
        {
            var read = item is TextItem or BadItem ? item : new BadItem(item.Offset, item.Length, null, "no-text", "a row with a page; extract it first");
            if (read is BadItem bad) Tell(file, Advised(bad));
            yield return read;
        }
    }

    private BadItem Advised(BadItem bad) =>
        bad.Reason == "page-too-large" && SizeOption is not null ? bad with { Detail = $"{bad.Detail}; {SizeOption}" } : bad;

    /// <summary>The same again, each with the row it stands in, and without a word.</summary>
    public IEnumerable<SourceItem> RowsAgain(string file) =>
        SourceFile.HoldsPages(file) ? [NoText(file)] : SourceFile.ReadRows(file, _options with { KeepRows = true });

    /// <summary>Where a record that could not be read lies.</summary>
    public string PlaceOf(string file, BadItem bad) => bad.Line is { } line
        ? FormattableString.Invariant($"{NameOf(file)}, line {line}") : FormattableString.Invariant($"{NameOf(file)}, offset {bad.Offset}");

    /// <summary>The pages of WARCs, HTML files and rows, and the texts of WETs and rows, which are extracted already.</summary>
    public IEnumerable<(string File, SourceItem Page)> Pages()
    {
        foreach (var file in Files)
        {
            foreach (var item in SourceFile.Read(file, ReadOptions.Default))
            {
                if (item is PageItem page)
                {
                    _pages++;
                    yield return (file, page with { Url = _spooled.GetValueOrDefault(page.Url, page.Url) });
                }
                else if (item is TextItem)
                {
                    _pages++;
                    yield return (file, item);
                }
                else if (item is SkippedItem skipped) _skipped[skipped.Reason] = _skipped.GetValueOrDefault(skipped.Reason) + 1;
                else Tell(file, (BadItem)item);
            }
        }
    }

    public void Tell(string file, BadItem bad)
    {
        Interlocked.Increment(ref _bad);
        var name = NameOf(file);
        lock (_told)
        {
            var kind = $"{name}: {bad.Reason}";
            if ((_told[kind] = _told.GetValueOrDefault(kind) + 1) > MostTold) return;
        }

        var line = bad.Line is { } number ? $", line {number}" : "";
        Console.Error.WriteLine(FormattableString.Invariant($"{name}: {bad.Reason}{line} (offset {bad.Offset}): {bad.Detail}"));
    }

    /// <summary>What came of the pages, where not all of it is a page that was read.</summary>
    public void TellPages()
    {
        if (_skipped.Count == 0 && _bad == 0) return;
        var reasons = string.Join(", ", _skipped.Select(reason => $"{reason.Key} {reason.Value}"));
        var others = _skipped.Count == 0 ? "" : $", records that are no pages: {reasons}";
        Console.Error.WriteLine(FormattableString.Invariant($"curation: {_pages} pages, records that could not be read: {_bad}{others}"));
    }

    public void Dispose()
    {
        foreach (var (kind, count) in _told.Where(told => told.Value > MostTold))
            Console.Error.WriteLine(FormattableString.Invariant($"{kind}: {count - MostTold} records more"));
        Forget();
    }

    private static string Once(IGrouping<string, string> same)
    {
        if (same.Skip(1).Any()) Console.Error.WriteLine(FormattableString.Invariant($"curation: {same.First()}: given {same.Count()} times, read once"));
        return same.First();
    }

    private string NameOf(string file) => _spooled.GetValueOrDefault(file, file) is var given && given == StandardInput ? "standard input" : given;

    /// <summary>A copy of what a pipe gives: readers look ahead and go back, which it cannot.</summary>
    private string Seekable(string input, CancellationToken cancel)
    {
        if (input != StandardInput && !File.Exists(input)) return input;
        try
        {
            // a pipe that nobody writes to is never opened, and one that is not closed never ends
            return Task.Run(() => Copied(input), cancel).WaitAsync(cancel).GetAwaiter().GetResult();
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private string Copied(string input)
    {
        using var pipe = input == StandardInput ? Console.OpenStandardInput() : Opened(input);
        if (pipe.CanSeek) return input;
        var copy = Path.GetTempFileName();
        lock (_spooled) _spooled[copy] = input;
        using var file = File.Create(copy);
        pipe.CopyTo(file);
        return copy;
    }

    private void Forget()
    {
        lock (_spooled)
        {
            foreach (var copy in _spooled.Keys) File.Delete(copy);
        }
    }

    private static FileStream Opened(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{file}: cannot be read ({error.Message}); a readable file was expected");
        }
    }

    private static BadItem NoText(string file) => new FileInfo(file).Length is > 0 and var bytes
        ? new(0, bytes, null, "no-text", "pages; rows with a text were expected, as extract makes them")
        : new(0, 0, null, "empty-file", "the file holds no row");
}
