using System.CommandLine;
using System.Text.Json;
using Curation.Core;
using Curation.Extraction;
using Curation.Recipe;
using Curation.Sources;
using Curation.Text;

namespace Curation.Cli.Verbs;

/// <summary><c>extract</c>: main text of pages, as a tool of its own.</summary>
internal static class ExtractVerb
{
    private static readonly JsonSerializerOptions _explanation = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Command()
    {
        var inputs = Arguments.Inputs(SourceFile.Kinds);
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz, .jsonl.zst) instead of standard output");
        var workers = Arguments.Workers();
        var explain = new Option<bool>("--explain") { Description = "with each row: page type, candidates, and what became of each block and why" };
        var sets = Arguments.Sets();
        var command = new Command("extract", "Extracts main text: HTML files, WARCs, or JSONL or Parquet rows {id, url, html} in, "
            + "JSONL rows {id, url, title, text, …} out. --set changes any option of a recipe's "
            + "extract section: favour=precision, output=markdown, engine=anglesharp, max-bytes …\n"
            + "Example: curation extract page.html crawl.warc.gz --output texts.jsonl") { inputs, output, explain, workers, sets };
        command.SetAction((parsed, cancel) => Extract(
            parsed.GetRequiredValue(inputs),
            parsed.GetValue(output),
            OptionSection.Read("extract", new ExtractOptions(), parsed.GetValue(sets) ?? []),
            parsed.GetValue(explain),
            Arguments.WorkersOf(parsed.GetValue(workers)),
            cancel));
        return command;
    }

    private static async Task<int> Extract(
        string[] inputs, string? output, ExtractOptions options, bool explain, int workers, CancellationToken cancel)
    {
        using var source = new InputReader(inputs, SourceFile.Kinds, cancel: cancel);
        var extractor = new PageExtractor(options);
        using var rows = new JsonRows(output, source.Files);
        await Flow.Run(source.Pages(), page => Work(page.File, page.Page, extractor, explain), Write, workers, cancel);
        rows.Finish();
        source.TellPages();
        return source.ExitCode;

        void Write((string File, byte[]? Row, BadItem? Bad) done)
        {
            if (done.Row is { } row) rows.Write(row);
            if (done.Bad is { } bad) source.Tell(done.File, bad);
        }
    }

    private static (string File, byte[]? Row, BadItem? Bad) Work(string file, SourceItem item, PageExtractor extractor, bool explain) =>
        item is TextItem text ? (file, Row(text), null) : Work(file, (PageItem)item, extractor, explain);

    /// <summary>A text that was extracted before.</summary>
    private static byte[] Row(TextItem text) => JsonRows.Row(json =>
    {
        JsonRows.WriteId(json, text.Id ?? ExtractStep.ContentId(text.Url, text.Text.Span), text.HasNumberId);
        json.WriteString("url", text.Url);
        json.WriteString("title", text.Title);
        json.WriteString("date", text.Date);
        json.WriteString("language", text.Language);
        using var valid = DocumentText.FromUtf8(text.Text);
        json.WriteString("text", valid.Utf8);
    });

    private static void Write(Utf8JsonWriter json, PageFacts facts)
    {
        json.WriteString("author", facts.Author);
        json.WriteString("modified", facts.Modified);
        json.WriteString("description", facts.Description);
        json.WriteString("site_name", facts.SiteName);
        json.WriteString("canonical_url", facts.CanonicalUrl);
        json.WriteString("licenses", facts.Licenses);
        json.WriteString("rights", facts.Rights);
        json.WriteString("page_type", facts.PageType);
        json.WriteString("candidate", facts.Candidate);
        json.WriteNumber("quality", Math.Round(facts.Quality, 4));
    }

    private static (string File, byte[]? Row, BadItem? Bad) Work(string file, PageItem page, PageExtractor extractor, bool explain)
    {
        try
        {
            var (extracted, why) = explain ? extractor.Explain(page.Body, page.Context) : (extractor.Extract(page.Body, page.Context), null);
            return (file, JsonRows.Row(json =>
            {
                JsonRows.WriteId(json, page.Id ?? ExtractStep.ContentId(page.Url, page.Body.Span), page.HasNumberId);
                json.WriteString("url", page.Url);
                json.WriteString("title", extracted.Title);
                json.WriteString("date", extracted.Date ?? page.Date);
                json.WriteString("language", extracted.Language);
                Write(json, PageFacts.Of(extracted));
                json.WriteString("text", extracted.Text.Span);
                if (why is null) return;
                json.WritePropertyName("explain");
                JsonSerializer.Serialize(json, why, _explanation);
            }), null);
        }
        catch (BadRecordException error)
        {
            return (file, null, new BadItem(page.Offset, page.Length, page.Url, error.Reason, error.Message));
        }
        finally
        {
            page.Release();
        }
    }
}
