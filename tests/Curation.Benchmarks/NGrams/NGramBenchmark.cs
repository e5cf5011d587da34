using System.Runtime.CompilerServices;
using Curation.Benchmarks.Parts;
using Curation.Extraction;
using Curation.Models.NGrams;

namespace Curation.Benchmarks.NGrams;

/// <summary>An n-gram model on one thread: texts to perplexities and to token priors, and the bare look-ups of n-grams.</summary>
internal static class NGramBenchmark
{
    public static void Run(Arguments arguments)
    {
        var sample = Sample.Read(
            arguments.Input("INPUT: a WARC, JSONL rows, or the folder of a run"),
            arguments.Number("--documents", 2000), new PageExtractor(new ExtractOptions()));
        var path = arguments.Text("--model", "model.arpa");
        using var file = File.OpenRead(path);
        var model = NGramModel.Read(path, file);
        var texts = sample.Documents.Select(document => document.Text.Memory).ToList();
        var tokens = texts.Sum(text => model.Score(text.Span, TokenForm.Words).Tokens);
        var keys = texts.SelectMany(Keys).ToArray();
        var lookUps = LookUps(model, keys);
        var table = new MarkdownTable("work", "n-grams in model", "tokens", "M a CPU second", "MB of text a CPU second");
        Add("perplexity, tokens", tokens, () => texts.ForEach(text => model.Score(text.Span, TokenForm.Words)));
        Add("token priors, tokens", tokens, () => texts.ForEach(text => model.Priors(text.Span, TokenForm.Words)));
        Add("perplexity of known tokens, n-gram look-ups", lookUps, () => Walk(model, keys));
        table.Print(Console.Out);

        void Add(string name, long count, Action work)
        {
            var seconds = Cost.Of(work, arguments.Number("--passes", 5)).CpuSeconds;
            table.Add(
                name, $"{model.Counts.Sum():N0}", $"{tokens:N0}", $"{count / seconds / 1e6:N1}", $"{texts.Sum(text => (long)text.Length) / seconds / 1e6:N1}");
        }
    }

    private static List<ulong> Keys(ReadOnlyMemory<byte> text)
    {
        var keys = new List<ulong>();
        using var lines = new TokenLines(TokenForm.Words);
        foreach (var token in new TokenScan(lines.Form(text.Span))) keys.Add(NGramModel.KeyOf(token));
        return keys;
    }

    private static void Walk(NGramModel model, ulong[] keys)
    {
        var walk = new NGramWalk(model);
        foreach (var key in keys) walk.Add(key);
    }

    /// <summary>How often a walk over the tokens asks a table.</summary>
    private static long LookUps(NGramModel model, ulong[] tokens)
    {
        var count = 0L;
        for (var i = 0; i < tokens.Length; i++)
        {
            var key = model.Find(tokens[i]).Key;
            count++;
            for (var before = 1; before < model.Order && before <= i; before++)
            {
                key = NGramEntry.Extend(key, model.Find(tokens[i - before]).Key);
                count++;
                if (Unsafe.IsNullRef(in model.Table(before).Find(key)) && model.IsClosed) break;
            }
        }

        return count;
    }
}
