using System.IO.Compression;
using Curation.Benchmarks.Parts;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Charset;
using Curation.Extraction.Tree;

namespace Curation.Benchmarks.Extraction;

/// <summary>From the bytes of pages to their text on one thread: the parser alone, the whole, and the whole with the conforming parser.</summary>
internal static class ExtractionBenchmark
{
    private const double Megabyte = 1e6, WarmUpSeconds = 12;

    public static void Run(Arguments arguments)
    {
        var passes = arguments.Number("--passes", 5);
        var only = arguments.Text("--only", "");
        var table = new MarkdownTable("pages", "work", "pages", "MB", "MB per CPU second", "µs per page", "bytes allocated per page", "handed over");
        foreach (var folder in arguments.Inputs("FOLDER of .html and .html.gz files"))
        {
            var pages = Read(folder);
            var bytes = pages.Sum(page => (long)page.Length);
            foreach (var (name, work) in Works(pages).Where(work => only is "" || work.Name == only))
            {
                Console.Error.WriteLine($"{folder}: {name}");
                var cost = Cost.Of(() => work(), passes, WarmUpSeconds);
                table.Add(
                    folder,
                    name,
                    $"{pages.Count:N0}",
                    $"{bytes / Megabyte:N1}",
                    $"{bytes / Megabyte / cost.CpuSeconds:N0}",
                    $"{cost.CpuSeconds * 1e6 / pages.Count:N0}",
                    $"{cost.AllocatedBytes / pages.Count:N0}",
                    $"{work():N0}");
            }
        }

        table.Print(Console.Out);
        Console.WriteLine();
        Console.WriteLine($"One thread; the median of {passes} passes after a warm-up; 1 MB is 10^6 bytes of HTML in UTF-8.");
    }

    /// <summary>Each returns how many pages were beyond our own parser.</summary>
    private static IEnumerable<(string Name, Func<int> Work)> Works(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var tree = new PageTree();
        var parser = new ByteParser(tree, new ExtractOptions());
        yield return ("tree, our own parser", () => pages.Count(page =>
        {
            parser.Parse(page);
            return parser.Beyond != Beyond.Nothing;
        }));
        var conforming = new AngleSharpParser(tree, new ExtractOptions());
        yield return ("tree, AngleSharp", () =>
        {
            foreach (var page in pages)
            {
                tree.Begin(page);
                conforming.Parse(page.Span);
            }

            return pages.Count;
        });
        yield return ("extraction", Whole(Engine.Bytes));
        yield return ("extraction, engine anglesharp", Whole(Engine.Anglesharp));

        Func<int> Whole(Engine engine)
        {
            var extractor = new PageExtractor(new ExtractOptions { Engine = engine });
            return () =>
            {
                foreach (var page in pages) extractor.Extract(page, new PageContext(""));
                return engine == Engine.Anglesharp ? pages.Count : 0;
            };
        }
    }

    /// <summary>In UTF-8; those that no extraction would take are left out.</summary>
    private static List<ReadOnlyMemory<byte>> Read(string folder)
    {
        var (pages, extractor) = (new List<ReadOnlyMemory<byte>>(), new PageExtractor(new ExtractOptions()));
        foreach (var file in Directory.GetFiles(folder, "*.html*").Order(StringComparer.Ordinal))
        {
            try
            {
                var page = CharsetStep.ToUtf8(Bytes(file), null);
                extractor.Extract(page, new PageContext(""));
                pages.Add(page.ToArray());
            }
            catch (BadRecordException error)
            {
                Console.Error.WriteLine($"{file}: {error.Reason}");
            }
        }

        return pages.Count > 0 ? pages : throw new RecipeException($"{folder}: holds no page; .html and .html.gz files were expected");
    }

    private static byte[] Bytes(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var page = new MemoryStream();
        packed.CopyTo(page);
        return page.ToArray();
    }
}
