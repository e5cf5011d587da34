using System.Text;
using Curation.Extraction;
using Curation.Extraction.Charset;
using Curation.Extraction.Rendering;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Builtins.Extraction;

/// <summary>A page as the trainer needs it: numbers, labels, and the words of its blocks.</summary>
internal sealed class Sample
{
    public required GoldPage Gold { get; init; }

    public required int Fold { get; init; }

    public required PageTree Tree { get; init; }

    public required PageAnalysis Analysis { get; init; }

    public required string[] Texts { get; init; }

    public required int[][] Words { get; init; }

    /// <summary>With case kept, for the metric of articles.</summary>
    public required int[][] CasedWords { get; init; }

    public required int[] GoldWords { get; init; }

    public required int[] CasedGoldWords { get; init; }

    public required (float Label, float Weight)[] Labels { get; init; }

    /// <summary>The words that its blocks begin with, once each.</summary>
    public uint[] AllWords => _allWords ??= [.. Enumerable.Range(0, Analysis.Words.Count).SelectMany(b => Analysis.Words[b].ToArray()).Distinct()];

    private uint[]? _allWords;

    /// <summary>The words of the heading above a block.</summary>
    public ReadOnlySpan<uint> HeadingWords(int block) => Analysis.Blocks[block].Heading is >= 0 and var heading ? Analysis.Words[heading] : [];

    /// <summary>How likely each page type was found to be.</summary>
    public float[] TypesOf { get; set; } = [];

    /// <summary>The words of the kept blocks.</summary>
    public int[] Chosen(int[][] words, bool[] kept) => [.. words.Where((_, b) => kept[b]).SelectMany(w => w)];

    /// <summary>The text that the extractor would write.</summary>
    public string Rendered(bool[] kept)
    {
        for (var b = 0; b < kept.Length; b++) Analysis.Blocks[b].IsKept = kept[b];
        Analysis.Mark(Tree);
        var text = new TextRenderer(new ExtractOptions().MaxDepth).Render(Tree, 0);
        Pruner.Silence(Tree);
        return Encoding.UTF8.GetString(text.Span);
    }

    public PageType? Type => Enum.TryParse<PageType>(Gold.Type, ignoreCase: true, out var type) ? type : null;

    public static Sample Of(GoldPage gold, Tokens tokens, int folds)
    {
        var tree = new PageTree();
        new PageParser(tree, new ExtractOptions()).Parse(CharsetStep.ToUtf8(gold.Html, null));
        var analysis = new PageAnalysis();
        analysis.Count(tree);
        var texts = new string[analysis.Blocks.Length];
        for (var b = 0; b < texts.Length; b++) texts[b] = TextOf(tree, analysis.Blocks[b]);
        lock (tokens)
        {
            var words = Array.ConvertAll(texts, text => tokens.Of(text.ToLowerInvariant()));
            var goldWords = tokens.Of((gold.Text ?? "").ToLowerInvariant());
            return new Sample
            {
                Gold = gold,
                Fold = (int)(Curation.Text.XxHash64.Hash(Encoding.UTF8.GetBytes(gold.Site)) % (ulong)folds),
                Tree = tree,
                Analysis = analysis,
                Texts = texts,
                Words = words,
                CasedWords = Array.ConvertAll(texts, tokens.Of),
                GoldWords = goldWords,
                CasedGoldWords = tokens.Of(gold.Text ?? ""),
                Labels = gold.Text is null ? Extraction.Labels.OfSegments(texts, gold.With, gold.Without) : Extraction.Labels.OfText(words, goldWords),
            };
        }
    }

    private static string TextOf(PageTree tree, in TextBlock block)
    {
        var text = new StringBuilder();
        for (var i = block.First; i <= block.Last; i++)
        {
            if (tree[i].Tag == Tag.Text) text.Append(Encoding.UTF8.GetString(tree.TextOf(tree[i])));
            else if (tree[i].Tag == Tag.Br) text.Append(' ');
        }

        return Extraction.Labels.Normal(text.ToString());
    }
}
