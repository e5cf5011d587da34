using Curation.Core;
using Curation.Extraction;
using Curation.Runs;
using Curation.Sources;
using Curation.Text;

namespace Curation.Benchmarks.Parts;

/// <summary>Pages and documents in memory, on which the parts are measured.</summary>
/// <param name="Pages">Those that extract; none where the input holds text already.</param>
/// <param name="Documents">Those that have text.</param>
internal sealed record Sample(IReadOnlyList<PageItem> Pages, IReadOnlyList<Document> Documents)
{
    /// <param name="input">A WARC, JSONL rows, or the folder of a run.</param>
    /// <exception cref="RecipeException">There is no document in it.</exception>
    public static Sample Read(string input, int documents, PageExtractor extractor)
    {
        if (!Path.Exists(input)) throw new RecipeException($"{input}: no such file or folder");
        var sample = Directory.Exists(Path.Combine(input, "documents")) ? new Sample([], OfRun(input, documents)) : OfFile(input, documents, extractor);
        return sample.Documents.Count > 0
            ? sample
            : throw new RecipeException($"{input}: holds no document; a WARC, JSONL rows with html or text, or the folder of a run was expected");
    }

    private static List<Document> OfRun(string folder, int documents) =>
        [.. Directory.GetFiles(Path.Combine(folder, "documents"), "*.parquet").Order(StringComparer.Ordinal)
            .SelectMany(file => DocumentReader.Read(folder, Path.GetFileNameWithoutExtension(file)))
            .Where(document => document.Text.ByteCount > 0).Take(documents)];

    private static Sample OfFile(string file, int documents, PageExtractor extractor)
    {
        var (pages, texts) = (new List<PageItem>(), new List<Document>());
        foreach (var item in SourceFile.Read(file, ReadOptions.Default))
        {
            if (texts.Count == documents) break;
            if (item is TextItem { Text.Length: > 0 } text) texts.Add(new Document("bench", $"{texts.Count}", text.Url, DocumentText.FromUtf8(text.Text)));
            if (item is not PageItem page || Extract(page, extractor) is not { Text.Length: > 0 } extracted) continue;
            pages.Add(page);
            texts.Add(new Document("bench", $"{texts.Count}", page.Url, DocumentText.FromUtf8(extracted.Text))
            {
                Title = extracted.Title,
                Date = extracted.Date,
                LanguageDeclared = extracted.Language,
            });
        }

        return new Sample(pages, texts);
    }

    private static ExtractedPage? Extract(PageItem page, PageExtractor extractor)
    {
        try
        {
            return extractor.Extract(page.Body, new PageContext(page.Url, page.Charset, page.LanguageHeader));
        }
        catch (BadRecordException)
        {
            // a page that breaks a limit costs no full pass over it, and would blur the mean
            return null;
        }
    }
}
