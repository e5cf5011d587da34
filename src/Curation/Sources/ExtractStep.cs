using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Curation.Core;
using Curation.Runs;
using Curation.Sources.Jsonl;
using Curation.Sources.Warc;
using Curation.Text;

namespace Curation.Sources;

/// <summary>Files of a crawl → <c>documents/</c> and <c>quarantine/</c>, and in the same pass <c>signals/</c> where measure follows.</summary>
/// <param name="settings">The extract section of the resolved recipe.</param>
/// <param name="measure">The step that follows, when it is to run in the same pass.</param>
public sealed class ExtractStep(IReadOnlyList<SourceUnit> units, IExtractor extractor, ReadOptions read, string settings, MeasureStep? measure) : IStep
{
    private const int Revision = 2;

    public string Name => "extract";

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
        [.. units.Select(unit => new StepUnit(unit.Name, $"extract r{Revision}\n{unit.Source.Kind} {unit.Source.SourceName} {unit.Path}\n{settings}", [unit.FullPath]))];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var source = units.Single(candidate => candidate.Name == unit.Name);
        using var documents = new DocumentWriter(context.RunFolder, unit.Name);
        using var quarantine = new QuarantineWriter(context.RunFolder, unit.Name, source.Path);
        using var signals = measure?.Measuring.Create(context.RunFolder, unit.Name);
        var skipped = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await Flow.Run(Read(source), item => Work(item, source.Source.SourceName), Write, context.Workers, cancel);
        documents.Metadata["skipped"] = JsonSerializer.Serialize(skipped);
        var result = new UnitResult([documents.Finish(), quarantine.Finish()]);
        return signals is null ? result : result with { Fused = (measure!.Name, measure.UnitOf(unit.Name), signals.Finish()) };

        void Write(Extracted extracted)
        {
            if (extracted.Skipped is { } skip) skipped[skip.Reason] = skipped.GetValueOrDefault(skip.Reason) + 1;
            if (extracted.Bad is { } bad) quarantine.Add(bad);
            if (extracted.Document is { } document)
            {
                documents.Add(document, extracted.Origin);
                signals?.Add(extracted.Measured);
                document.Text.Dispose();
            }

            context.Progress.Add(
                documents: extracted.Document is null ? 0 : 1, bytes: extracted.Origin.HtmlBytes,
                kept: extracted.Measured.IsKept ? 1 : 0, quarantined: extracted.Bad is null ? 0 : 1);
        }
    }

    private IEnumerable<SourceItem> Read(SourceUnit unit) => unit.Source.Kind switch
    {
        "warc" => WarcReader.Read(unit.FullPath, read),
        _ => JsonlReader.Read(unit.FullPath, read),
    };

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
            return new Extracted { Document = document, Origin = new Origin(item.Offset, item.Length, bytes), Measured = measure?.Measuring.Measure(document) ?? default };
        }
        catch (BadRecordException error)
        {
            return new Extracted { Bad = new BadItem(item.Offset, item.Length, (item as PageItem)?.Url, error.Reason, error.Message) };
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
            };
        }

        var page = (PageItem)item;
        bytes = page.Body.Length;
        var extracted = extractor.Extract(page.Body, new PageContext(page.Url, page.Charset, page.LanguageHeader));
        return new Document(source, page.Id ?? ContentId(page.Url, page.Body.Span), page.Url, DocumentText.FromUtf8(extracted.Text))
        {
            Title = extracted.Title, LanguageDeclared = extracted.Language, Date = extracted.Date ?? page.Date,
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
