using System.Buffers;
using System.Text;
using Curation.Extraction.Tree;
using Curation.Models;

namespace Curation.Extraction.Scoring;

/// <summary>What words weigh: those of a block, and those of the heading above it.</summary>
internal sealed record ExtractionWords(WordWeights Blocks, WordWeights Headings);

/// <summary>The learned parts of extraction: page types from traits, the weight of words, blocks by themselves, blocks among their neighbours,
/// and how well it all went.</summary>
internal sealed record ExtractionTrees(
    TreeEnsemble[] Types, TypeWords TypeWords, ExtractionWords Words, TreeEnsemble Alone, TreeEnsemble Context, TreeEnsemble Quality)
{
    private static readonly Lazy<ExtractionTrees> _builtIn = new(ReadBuiltIn);

    /// <summary>Those of <c>builtin:extraction</c>.</summary>
    public static ExtractionTrees BuiltIn => _builtIn.Value;

    /// <summary>Gives each block its probability.</summary>
    /// <returns>How likely each <see cref="PageType"/> is.</returns>
    public float[] Judge(PageTree tree, PageAnalysis analysis)
    {
        const float inRules = 0.75f, notInRules = 0.1f;
        var types = PageTypes.Of(Types, TypeWords, analysis);
        if (analysis.Thread.IsFound || analysis.Traits[PageTrait.LdForum] > 0) PageTypes.Raise(types, PageType.Forum);
        if (analysis.Traits[PageTrait.LdProduct] > 1) PageTypes.TakeForOffer(types);
        analysis.IsOfProduct = !analysis.Thread.IsFound && PageTypes.IsOfProduct(types, analysis.Traits, tree);
        if (analysis.Blocks.Length > PageAnalysis.MostBlocks)
        {
            foreach (ref var block in analysis.Blocks) block.Probability = block.IsInRules ? inRules : notInRules;
            return types;
        }

        analysis.FillRows(tree, types, Words);
        var blocks = analysis.Blocks;
        var scores = ArrayPool<float>.Shared.Rent(blocks.Length);
        var found = scores.AsSpan(0, blocks.Length);
        BlockLimits.OfOwn(analysis.Features, blocks.Length, tree[0].Sums.Clean);
        Alone.Score(analysis.Features.Rows, BlockFeatures.Second, found);
        for (var i = 0; i < blocks.Length; i++) blocks[i].Alone = Curves.Logistic(found[i]);
        analysis.Context.Fill(tree, blocks, analysis.Features);
        BlockLimits.OfContext(analysis.Features, blocks.Length);
        Context.Score(analysis.Features.Rows, BlockFeatures.Second, found);
        for (var i = 0; i < blocks.Length; i++) blocks[i].Probability = Curves.Logistic(found[i]);
        ArrayPool<float>.Shared.Return(scores);
        DropOthers(tree, analysis, types);
        MainBlocks.TrustWhole(blocks);
        return types;
    }

    /// <summary>What rules know better: parts of the page that are not the text.</summary>
    private static void DropOthers(PageTree tree, PageAnalysis analysis, ReadOnlySpan<float> types)
    {
        var blocks = analysis.Blocks;
        var traits = analysis.Traits;
        var isDeclared = traits[PageTrait.LdArticle] > 0 || traits[PageTrait.OgType] == PageTypes.OfArticle;
        if (analysis.Thread.IsFound) ThreadBlocks.Judge(tree, blocks, analysis.Declared);
        else
        {
            ReaderComments.Drop(tree, blocks, types, isDeclared && traits[PageTrait.LdForum] == 0);
            MainBlocks.KeepThread(blocks, types);
            SideBars.Drop(tree, blocks, types);
            OtherTexts.Drop(tree, blocks, types, isDeclared);
        }

        BesideText.Drop(tree, blocks, types, analysis.IsOfProduct);
        OtherOffers.Drop(tree, blocks, types, analysis.IsOfProduct || traits[PageTrait.LdProduct] > 1);
    }

    public void Write(Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write((byte)Types.Length);
        foreach (var type in Types) type.Write(output);
        TypeWords.Write(writer);
        Words.Blocks.Write(writer);
        Words.Headings.Write(writer);
        foreach (var trees in new[] { Alone, Context, Quality }) trees.Write(output);
    }

    /// <exception cref="InvalidDataException">The bytes are no such file, or one of another version of the features.</exception>
    public static ExtractionTrees Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) throw new InvalidDataException("empty file of extraction trees");
        var types = new TreeEnsemble[file[0]];
        file = file[1..];
        foreach (ref var type in types.AsSpan()) type = TreeEnsemble.Read(ref file);
        var typeWords = TypeWords.Read(ref file);
        var words = new ExtractionWords(WordWeights.Read(ref file), WordWeights.Read(ref file));
        var read = new ExtractionTrees(types, typeWords, words, TreeEnsemble.Read(ref file), TreeEnsemble.Read(ref file), TreeEnsemble.Read(ref file));
        var isCurrent = types.Length == PageTypes.Count && Array.TrueForAll(types, type => type.Features == PageTraits.Count)
            && read.Alone.Features == BlockFeatures.First && read.Context.Features == BlockFeatures.Second
            && read.Quality.Features == (int)AnswerTrait.Count;
        return isCurrent ? read : throw new InvalidDataException("extraction trees for other features; make builtin:extraction again");
    }

    private static ExtractionTrees ReadBuiltIn()
    {
        using var stream = typeof(ExtractionTrees).Assembly.GetManifestResourceStream("Curation.Assets.extraction")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.ToArray());
    }
}
