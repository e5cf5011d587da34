using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>The learned parts of extraction: page types from traits, blocks by themselves, blocks among their neighbours.</summary>
internal sealed record ExtractionTrees(TreeEnsemble[] Types, WordWeights Words, TreeEnsemble Alone, TreeEnsemble Context)
{
    /// <summary>Gives each block its probability.</summary>
    public void Judge(PageTree tree, PageAnalysis analysis)
    {
        analysis.FillRows(tree, PageTypes.Of(Types, analysis.Traits), Words);
        var blocks = analysis.Blocks;
        for (var i = 0; i < blocks.Length; i++) blocks[i].Alone = Alone.Probability(analysis.Features.Row(i));
        analysis.Context.Fill(tree, blocks, analysis.Features);
        for (var i = 0; i < blocks.Length; i++) blocks[i].Probability = Context.Probability(analysis.Features.Row(i));
    }
}
