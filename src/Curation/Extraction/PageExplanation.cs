using System.Text;
using Curation.Core;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Extraction;

/// <summary>How likely a page is of a type.</summary>
public sealed record TypeScore(string Type, double Score);

/// <summary>A choice of text that was weighed.</summary>
/// <param name="Name"><c>blocks</c> (the learned choice), <c>rules</c> (vocabulary, link density and one root), <c>root</c> (the semantic root:
/// <c>main</c>, <c>article</c> or what is called so), <c>body</c> (all that is visible), <c>noscript</c>, <c>json-ld</c>.</param>
/// <param name="Score">The F-measure that is to be expected of it.</param>
public sealed record CandidateScore(string Name, double Score, int Characters);

/// <summary>A run of text and what was decided of it.</summary>
/// <param name="Probability">That it belongs to the main text.</param>
/// <param name="Reason">What speaks for the decision most plainly: <c>likely</c>, or what an unlikely block lies in or looks like.</param>
/// <param name="Element">The element's name.</param>
public sealed record BlockDecision(bool Kept, double Probability, string Reason, string Element, int Characters, string FirstWords);

/// <summary>What extraction took of a page and what it left, in document order, and why.</summary>
public sealed record PageExplanation(
    string Type, IReadOnlyList<TypeScore> Types, string Candidate, double Quality, IReadOnlyList<CandidateScore> Candidates, int KeptBlocks, int DroppedBlocks,
    IReadOnlyList<BlockDecision> Blocks)
{
    private const int ShownBytes = 60, Digits = 4;

    internal static PageExplanation Of(PageTree tree, PageAnalysis analysis, ReadOnlySpan<float> types, ExtractedPage page)
    {
        var scores = new List<TypeScore>();
        for (var i = 0; i < types.Length; i++) scores.Add(new TypeScore(PageTypes.Name(i), Math.Round(types[i], Digits)));
        var blocks = new List<BlockDecision>();
        foreach (ref readonly var block in analysis.Blocks)
        {
            blocks.Add(new BlockDecision(
                block.IsKept, Math.Round(block.Probability, Digits), BlockReason.Of(tree, block), tree[block.Element].Tag.ToString().ToLowerInvariant(),
                block.Characters, FirstWords(tree, block)));
        }

        var kept = blocks.Count(block => block.Kept);
        return new PageExplanation(
            page.PageType!, [.. scores.OrderByDescending(score => score.Score)], page.Candidate!, Math.Round(page.Quality, Digits),
            TextCandidates.Of(tree, analysis), kept, blocks.Count - kept, blocks);
    }

    private static string FirstWords(PageTree tree, in TextBlock block)
    {
        var words = new StringBuilder();
        for (var i = block.First; i <= block.Last && words.Length < ShownBytes; i++)
        {
            if (tree[i].Tag == Tag.Text) words.Append(Encoding.UTF8.GetString(tree.TextOf(tree[i]))).Append(' ');
        }

        var line = string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownBytes ? line : line[..(line.LastIndexOf(' ', ShownBytes) is > 0 and var space ? space : ShownBytes)] + "…";
    }
}
