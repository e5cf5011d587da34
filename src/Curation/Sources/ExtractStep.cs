using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Curation.Core;
using Curation.Runs;
using Curation.Sources.Html;
using Curation.Sources.Jsonl;
using Curation.Sources.Parquet;
using Curation.Sources.Warc;
using Curation.Text;

namespace Curation.Sources;

/// <summary>Files of a crawl → <c>documents/</c> and <c>quarantine/</c>, and in the same pass <c>signals/</c> where measure follows.</summary>
/// <param name="settings">The extract section of the resolved recipe.</param>
/// <param name="maxQuarantined">Share of a unit's records, other than those that are no documents by their kind, above which the unit fails.</param>
/// <param name="measure">The step that follows, when it is to run in the same pass.</param>
public sealed class ExtractStep(
    IReadOnlyList<SourceUnit> units, IExtractor extractor, ReadOptions options, string settings, double maxQuarantined, MeasureStep? measure) : IStep
{
    private const int Revision = 13;

    public string Name => "extract";

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
        [.. units.Select(unit => new StepUnit(unit.Name, KeyOf(unit), [.. unit.Files.Select(file => file.FullPath)]))];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var source = units.Single(candidate => candidate.Name == unit.Name);
        using var documents = new DocumentWriter(context.RunFolder, unit.Name);
        using var redirects = new RedirectWriter(context.RunFolder, unit.Name);
        using var quarantine = new QuarantineWriter(context.RunFolder, unit.Name, source.Path);
        using var signals = measure?.Measuring.Create(context.RunFolder, unit.Name);
        var skipped = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var unreadable = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var read = 0L;
        await Flow.Run(Items(source), item => Work(item, source.Source.SourceName), Write, context.Workers, cancel);
        CheckQuarantined(source.Path, unreadable, read);
        documents.Metadata["skipped"] = JsonSerializer.Serialize(skipped);
        var result = new UnitResult([documents.Finish(), quarantine.Finish(), .. redirects.Finish()]);
        return signals is null ? result : result with { Fused = (measure!.Name, measure.UnitOf(unit.Name), signals.Finish()) };

        void Write(Extracted extracted)
        {
            if (extracted.Skipped is { } skip)
            {
                Count(skipped, skip.Reason);
                redirects.Add(skip);
            }

            if (extracted.Bad is { } bad)
            {
                quarantine.Add(bad);
                Count(unreadable, bad.Reason);
            }

            if (extracted.Document is { } document)
            {
                read++;
                documents.Add(document, extracted.Origin);
                signals?.Add(extracted.Measured);
                document.Text.Dispose();
            }

            context.Progress.Add(
                documents: extracted.Document is null ? 0 : 1, bytes: extracted.Origin.HtmlBytes,
                kept: extracted.Measured.IsKept ? 1 : 0, quarantined: extracted.Bad is null ? 0 : 1);
        }
    }

    private static void Count(SortedDictionary<string, long> reasons, string reason) => reasons[reason] = reasons.GetValueOrDefault(reason) + 1;

    private void CheckQuarantined(string path, SortedDictionary<string, long> unreadable, long read)
    {
        var bad = unreadable.Values.Sum();
        if (!QuarantineLimit.IsBroken(bad, read, maxQuarantined)) return;
        var most = unreadable.MaxBy(reason => reason.Value);
        throw new RunException(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {bad} of {bad + read} records could not be read (most: {most.Key}, {most.Value}), "
            + $"more than extract.max-quarantined {maxQuarantined} allows; mend the file, or raise the option"));
    }

    private IEnumerable<SourceItem> Items(SourceUnit unit)
    {
        var read = options with { Range = unit.Range, Fields = unit.Source.Fields };
        var path = unit.Files[0].FullPath;
        return unit.Source.Kind switch
        {
            "warc" or "wet" => WarcReader.Read(path, read),
            "jsonl" => JsonlReader.Read(path, read),
            "parquet" => ParquetRows.Read(path, read),
            _ => unit.Files.Select(file => HtmlReader.ReadFile(file.FullPath, read, file.Path)),
        };
    }

    private string KeyOf(SourceUnit unit)
    {
        var place = unit.Range == ByteRange.Whole ? "" : FormattableString.Invariant($" {unit.Range.Start}-{unit.Range.End}");
        var columns = string.Concat(unit.Source.Columns.Select(column => $" {column.Option}={column.Column}"));
        return $"extract r{Revision}\n{unit.Source.Kind} {unit.Source.SourceName} {unit.Path}{place}{columns}\n{settings}";
    }

    private Extracted Work(SourceItem item, string source)
    {
        switch (item)
        {
            case SkippedItem skipped:
                return new Extracted { Skipped = skipped };
            case BadItem bad:
                return new Extracted { Bad = bad };
        }

        try
        {
            var document = Extract(item, source, out var bytes);
            var origin = new Origin(item.Offset, item.Length, bytes);
            return new Extracted { Document = document, Origin = origin, Measured = measure?.Measuring.Measure(document) ?? default };
        }
        catch (BadRecordException error)
        {
            return new Extracted { Bad = new BadItem(item.Offset, item.Length, (item as PageItem)?.Url, error.Reason, error.Message) };
        }
        finally
        {
            (item as PageItem)?.Release();
        }
    }

    private Document Extract(SourceItem item, string source, out long bytes)
    {
        if (item is TextItem given)
        {
            bytes = given.Text.Length;
            return new Document(source, given.Id ?? ContentId(given.Url, given.Text.Span), given.Url, DocumentText.FromUtf8(given.Text))
            {
                Title = given.Title, LanguageDeclared = given.Language, Date = given.Date,
                Crawled = given.Crawled,
            };
        }

        var page = (PageItem)item;
        bytes = page.Body.Length;
        var extracted = extractor.Extract(page.Body, page.Context);
        return new Document(source, page.Id ?? ContentId(page.Url, page.Body.Span), page.Url, DocumentText.FromUtf8(extracted.Text))
        {
            Title = extracted.Title, LanguageDeclared = extracted.Language, Date = extracted.Date ?? page.Date,
            Crawled = page.Crawled,
            Page = PageFacts.Of(extracted),
        };
    }

    /// <summary>32 hex digits of a 128-bit hash (SHA-256, cut) of URL and body.</summary>
    public static string ContentId(string url, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(url + '\0'));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private readonly record struct Extracted(Document? Document, Origin Origin, Measured Measured, SkippedItem? Skipped, BadItem? Bad);
}
