using System.CommandLine;
using Curation.Core;
using Curation.Extraction;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary><c>extract</c>: main text of pages, as a tool of its own.</summary>
internal static class ExtractVerb
{
    public static Command Command()
    {
        var inputs = Arguments.Inputs();
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz) instead of standard output");
        var workers = Arguments.Workers();
        var command = new Command("extract", "Extracts main text: HTML files, WARCs, or JSONL rows {id, url, html} in, JSONL rows {id, url, title, text, …} out.\nExample: curation extract page.html crawl.warc.gz --output texts.jsonl") { inputs, output, workers };
        command.SetAction((parsed, cancel) => Extract(parsed.GetRequiredValue(inputs), parsed.GetValue(output), Arguments.WorkersOf(parsed.GetValue(workers)), cancel));
        return command;
    }

    private static async Task<int> Extract(string[] inputs, string? output, int workers, CancellationToken cancel)
    {
        Arguments.Check(inputs);
        var extractor = new PageExtractor(new ExtractOptions());
        using var rows = new JsonRows(output);
        await Flow.Run(inputs.SelectMany(Read), item => Work(item.Input, item.Item, extractor), Write, workers, cancel);
        rows.Finish();
        return ExitCode.Done;

        static IEnumerable<(string Input, SourceItem Item)> Read(string input) => SourceFile.Read(input, ReadOptions.Default).Select(item => (input, item));

        void Write((byte[]? Row, string? Bad) done)
        {
            if (done.Row is { } row) rows.Write(row);
            if (done.Bad is { } bad) Console.Error.WriteLine(bad);
        }
    }

    private static (byte[]? Row, string? Bad) Work(string input, SourceItem item, PageExtractor extractor)
    {
        if (item is BadItem bad) return (null, $"{input}: {bad.Reason} at {bad.Offset}: {bad.Detail}");
        if (item is not PageItem page) return (null, null);
        try
        {
            var extracted = extractor.Extract(page.Body, new PageContext(page.Url, page.Charset, page.LanguageHeader));
            return (JsonRows.Row(json =>
            {
                json.WriteString("id", page.Id ?? ExtractStep.ContentId(page.Url, page.Body.Span));
                json.WriteString("url", page.Url);
                json.WriteString("title", extracted.Title);
                json.WriteString("date", extracted.Date ?? page.Date);
                json.WriteString("language", extracted.Language);
                json.WriteString("text", extracted.Text.Span);
            }), null);
        }
        catch (BadRecordException error)
        {
            return (null, $"{input}: {error.Reason} at {item.Offset}: {error.Message}");
        }
    }
}
