using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary>What the files and folders that a user names hold. Each record that cannot be read is a line on standard error; the others are read.</summary>
internal sealed class InputReader(IEnumerable<string> inputs, IReadOnlyList<string> kinds)
{
    private readonly SortedDictionary<string, long> _skipped = new(StringComparer.Ordinal);
    private int _bad;

    public IReadOnlyList<string> Files { get; } = SourceFile.Files(inputs, kinds);

    public int ExitCode => _bad == 0 ? Cli.ExitCode.Done : Cli.ExitCode.Mistake;

    public IEnumerable<TextItem> Texts() => Files.SelectMany(Texts);

    /// <summary>The rows with a text of one JSONL or Parquet file.</summary>
    public IEnumerable<TextItem> Texts(string file)
    {
        foreach (var item in SourceFile.HoldsPages(file) ? [NoText(file)] : SourceFile.ReadRows(file, ReadOptions.Default))
        {
            if (item is TextItem text) yield return text;
            else Tell(file, item as BadItem ?? new BadItem(item.Offset, item.Length, null, "no-text", "a row with a page; extract it first"));
        }
    }

    /// <summary>The pages of WARCs, HTML files and JSONL rows.</summary>
    public IEnumerable<(string File, PageItem Page)> Pages()
    {
        foreach (var file in Files)
        {
            foreach (var item in SourceFile.Read(file, ReadOptions.Default))
            {
                if (item is PageItem page) yield return (file, page);
                else if (item is SkippedItem skipped) _skipped[skipped.Reason] = _skipped.GetValueOrDefault(skipped.Reason) + 1;
                else Tell(file, item as BadItem ?? new BadItem(item.Offset, item.Length, null, "no-page", "a row with a text and no page"));
            }
        }
    }

    public void Tell(string file, BadItem bad)
    {
        Interlocked.Increment(ref _bad);
        var line = bad.Line is { } number ? $", line {number}" : "";
        Console.Error.WriteLine(FormattableString.Invariant($"{file}: {bad.Reason}{line} (offset {bad.Offset}): {bad.Detail}"));
    }

    /// <summary>Sound records that were no pages, in one line.</summary>
    public void TellSkipped()
    {
        if (_skipped.Count == 0) return;
        var reasons = string.Join(", ", _skipped.Select(reason => $"{reason.Key} {reason.Value}"));
        Console.Error.WriteLine($"curation: records that are no pages: {reasons}");
    }

    private static BadItem NoText(string file) =>
        new(0, new FileInfo(file).Length, null, "no-text", "pages; rows with a text were expected, as extract makes them");
}
