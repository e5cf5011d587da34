using System.Globalization;

namespace Curation.Reporting.Html;

/// <summary>The shards, and the model that was trained on them.</summary>
internal static class ModelSection
{
    public static void Add(Markup page, RunFacts facts)
    {
        if (facts.Dataset is { } dataset) Shards(page, dataset);
        if (facts.Curve is { Count: > 1 } curve) Model(page, curve);
    }

    private static void Shards(Markup page, DatasetFile dataset)
    {
        page.Add($"<h2>Shards</h2>\n<p>{dataset.Documents} documents, {dataset.Tokens} tokens, {dataset.SpecialTokens} of them the ends of documents; "
            + $"vocabulary {dataset.Vocabulary}, stored as {dataset.Dtype}.</p>\n");
        page.Add($"<div class=\"wide\"><table>\n<tr><th>split</th><th class=\"n\">documents</th><th class=\"n\">tokens</th>"
            + $"<th class=\"n\">of all</th><th class=\"n\">files</th><th>names</th></tr>\n");
        foreach (var (name, split) in dataset.Splits)
            page.Add($"<tr><td>{name}</td><td class=\"n\">{split.Documents}</td><td class=\"n\">{split.Tokens}</td>"
                + $"<td class=\"n soft\">{Numbers.Share(split.Tokens, dataset.Tokens)}</td><td class=\"n\">{split.Files.Count}</td>"
                + $"<td><code>{Names(split.Files)}</code></td></tr>\n");
        page.Add($"</table></div>\n<p class=\"soft\">Tokenizer SHA-256 <code>{dataset.TokenizerSha256}</code></p>\n");
    }

    private static void Model(Markup page, IReadOnlyList<CurvePoint> curve)
    {
        var last = curve[^1];
        page.Add($"<h2>Model</h2>\n<p>Loss over {last.Tokens} tokens in {last.Step} steps");
        if (last.ValidationLoss is { } loss)
            page.Add($"; at the end {loss.ToString("0.000", CultureInfo.InvariantCulture)} nats a token on the validation split");
        if (last.BitsPerByte is { } bits) page.Add($", {bits.ToString("0.000", CultureInfo.InvariantCulture)} bits a byte");
        page.Add($".</p>\n{Charts.Loss(curve)}\n"
            + $"<ul class=\"key\"><li><i class=\"w\"></i>train, mean since the point before</li><li><i class=\"k\"></i>validation</li></ul>\n");
    }

    private static string Names(IReadOnlyList<string> files) => files.Count <= 2 ? string.Join(", ", files) : $"{files[0]} … {files[^1]}";
}
