using System.Globalization;
using System.Text;

namespace Curation.Benchmarks.Selection;

/// <summary>Rows of short made-up English in sixteen files, and a recipe for them.</summary>
internal static class MadeUpRows
{
    private const int Files = 16, Words = 70;

    private static readonly string[] _words =
        ("the of and to in that it was for on with as he she they be at by this had not are but from or have an which one you were all their there been "
        + "would more when time people water light house morning garden river long small old work children story hand stone winter road letter village "
        + "bread answer window sea evening field winds tower summer quiet bridge").Split(' ');

    /// <returns>The recipe's path.</returns>
    public static string Write(string folder, int documents)
    {
        Parallel.For(0, Files, file =>
        {
            using var rows = new StreamWriter(Path.Combine(folder, $"rows-{file:00}.jsonl"), append: false, new UTF8Encoding(false), 1 << 16);
            for (var row = file; row < documents; row += Files) rows.Write(Row((uint)row));
        });
        var recipe = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(recipe, $$"""
            name: made-up
            sources: [ { jsonl: "{{folder}}/rows-*.jsonl" } ]
            stages:
              - gopher-repetition: {}
              - gopher-quality: {}
              - fineweb: { terminal-punctuation-line-ratio: null }
              - language: { keep: [en] }
            dedup: { exact: true, near: false }
            quality: { score: [ prose: {} ] }
            shard: { tokenizer: train:1000 }

            """);
        return recipe;
    }

    private static string Row(uint number)
    {
        var text = new StringBuilder();
        var state = number * 2654435761u + 12345;
        for (var word = 0; word < Words; word++)
        {
            state = state * 1664525 + 1013904223;
            text.Append(_words[(state >> 16) % (uint)_words.Length]).Append(word % 12 == 11 ? word % 24 == 23 ? ".\\n" : ". " : " ");
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"{{\"id\":\"{number}\",\"url\":\"https://host{number % 5000}.example/{number}\",\"text\":\"{text}end.\"}}\n");
    }
}
