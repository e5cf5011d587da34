using System.Text.RegularExpressions;
using Curation.Core;
using Curation.Extraction.Charset;

namespace Curation.Benchmarks.Sources;

/// <summary>How many pages without a declared charset come out right: pages in UTF-8, re-encoded into each legacy charset of their language and cut.</summary>
internal static partial class CharsetBenchmark
{
    private static readonly int[] _sizes = [500, 2_000, 5_000, 20_000];

    public static void Run(Arguments arguments)
    {
        var folder = arguments.Input("FOLDER with a folder of UTF-8 pages for each language");
        var charsets = LetterTable.Load();
        var table = new MarkdownTable(["language", "charset", "pages", .. _sizes.Select(size => $"{size} B")]);
        var (right, all) = (new int[_sizes.Length], 0);
        foreach (var language in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var pages = Directory.GetFiles(language).Order(StringComparer.Ordinal).Select(file => Undeclared(File.ReadAllText(file))).ToList();
            foreach (var charset in charsets.Where(known => known.Language == Path.GetFileName(language)).SelectMany(known => known.Charsets))
            {
                var shares = _sizes.Select((_, place) => pages.Count(page => IsRight(page, charset, _sizes[place]))).ToArray();
                for (var i = 0; i < right.Length; i++) right[i] += shares[i];
                all += pages.Count;
                table.Add([Path.GetFileName(language), charset, $"{pages.Count}", .. shares.Select(share => $"{100.0 * share / pages.Count:N1} %")]);
            }
        }

        if (all == 0) throw new RecipeException($"{folder}: no folder is named after a known language");
        table.Add(["all", "", $"{all}", .. right.Select(share => $"{100.0 * share / all:N1} %")]);
        table.Print(Console.Out);
        Console.WriteLine($"\n{Speed("ascii", "<p>The quick brown fox jumps over the lazy dog.</p>\n")}, {Speed("German", "<p>Der schöne Fuchs läuft über die Wiese.</p>\n")}, "
            + $"{Speed("Russian", "<p>Съешь ещё этих мягких французских булок</p>\n")}, {Speed("Japanese", "<p>いろはにほへとちりぬるを我が世誰ぞ</p>\n")}");
    }

    private static string Undeclared(string page) => Encoding().Replace(Charset().Replace(page, ""), "");

    private static bool IsRight(string page, string charset, int bytes)
    {
        var encoding = CharsetLabels.Find(charset)!;
        var body = page[Math.Max(0, page.IndexOf("<body", StringComparison.Ordinal))..];
        var text = charset == "windows-1258" ? VietnameseTones.Part(body) : body;
        var encoded = encoding.GetBytes(text).AsSpan();
        if (encoded.Length > bytes) encoded = encoded[..bytes];
        var decoded = System.Text.Encoding.UTF8.GetString(CharsetStep.ToUtf8(encoded.ToArray(), null).Span);
        var right = encoding.GetString(encoded);
        return decoded == (charset == "windows-1258" ? VietnameseTones.Join(right) : right);
    }

    private static string Speed(string name, string line)
    {
        var page = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 2000)));
        var before = Environment.CpuUsage.TotalTime;
        double Seconds() => (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var passes = 0;
        for (; Seconds() < 0.5; passes += 100)
        {
            for (var i = 0; i < 100; i++) CharsetStep.ToUtf8(page, "utf-8");
        }

        return $"{name} {passes * (double)page.Length / Seconds() / 1e9:N1} GB/s";
    }

    [GeneratedRegex("(?i)<meta[^>]*charset[^>]*>")]
    private static partial Regex Charset();

    [GeneratedRegex("(?i)<\\?xml[^>]*>")]
    private static partial Regex Encoding();
}
