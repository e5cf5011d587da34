using Curation.Core;
using Curation.Text;

namespace Curation.Runs;

/// <summary>The one way to final texts: what the transforms leave, without what was cut, layer after layer. Whoever counts, tokenizes or shows final texts
/// reads them here; signals, scores and sketches are older than any cut.</summary>
public sealed class FinalTexts
{
    private readonly StageChain _chain;
    private readonly IReadOnlyList<CutLayer> _layers;

    /// <param name="settings">What the transforms depend on besides documents.</param>
    /// <param name="layers">In the order they were made.</param>
    public FinalTexts(StageChain chain, string settings, params IReadOnlyList<CutLayer> layers) => (_chain, Settings, _layers) = (chain, settings, layers);

    public StageChain Chain => _chain;

    /// <summary>What final texts depend on besides the files they are read from.</summary>
    public string Settings { get; }

    /// <summary>What was cut, in the order it was.</summary>
    public IReadOnlyList<CutLayer> Layers => _layers;

    /// <summary>The same with one more layer.</summary>
    public FinalTexts With(CutLayer layer) => new(_chain, Settings, [.. _layers, layer]);

    /// <summary>The texts as one of the layers found them.</summary>
    public FinalTexts Before(int layer) => new(_chain, Settings, [.. _layers.Take(layer)]);

    /// <summary>The files of a unit that its final texts are read from.</summary>
    public IReadOnlyList<string> FilesOf(string unit) => [DocumentTable.PathOf(unit), .. _layers.Select(layer => CutTable.PathOf(layer, unit))];

    /// <summary>The documents of a unit in file order, not rewritten yet.</summary>
    /// <param name="wanted">By row; null: all.</param>
    public IEnumerable<StoredText> Read(string runFolder, string unit, Func<long, bool>? wanted = null)
    {
        var layers = _layers.Select(layer => CutTable.Read(runFolder, layer, unit).GetEnumerator()).ToList();
        var hasNext = layers.ConvertAll(layer => layer.MoveNext());
        try
        {
            foreach (var (row, document) in DocumentReader.Read(runFolder, unit, wanted ?? (_ => true)))
                yield return new StoredText(row, document, [.. layers.Select((_, layer) => CutsOf(row, layer))]);
        }
        finally
        {
            layers.ForEach(layer => layer.Dispose());
        }

        IReadOnlyList<ByteRange> CutsOf(long row, int layer)
        {
            while (hasNext[layer] && layers[layer].Current.Row < row) hasNext[layer] = layers[layer].MoveNext();
            return hasNext[layer] && layers[layer].Current.Row == row ? layers[layer].Current.Ranges : [];
        }
    }

    /// <summary>Makes the final text. Thread-safe; the caller disposes it, and the text as extracted goes with it.</summary>
    public FinalText Finish(StoredText stored) => Finish(stored, stored.Cuts.Length);

    /// <summary>The same before the cuts of one layer and those after it, where it cut the text; null where it did not.</summary>
    public FinalText? FinishBefore(StoredText stored, CutLayer layer) =>
        Array.IndexOf([.. _layers], layer) is >= 0 and var number && stored.Cuts[number].Count > 0 ? Finish(stored, number) : null;

    private FinalText Finish(StoredText stored, int layers)
    {
        var final = _chain.Rewrite(stored.Extracted);
        foreach (var cuts in stored.Cuts.Take(layers).Where(cuts => cuts.Count > 0)) final = Without(final, cuts, stored.Extracted);
        return new FinalText(stored.Row, stored.Extracted, final, stored.Cuts.Take(layers).Sum(cuts => cuts.Sum(cut => cut.Length)));
    }

    private static Document Without(Document document, IReadOnlyList<ByteRange> cuts, Document extracted)
    {
        var left = document with { Text = DocumentText.FromUtf8(Cutting.Apply(document.Text.Utf8, cuts)) };
        if (!ReferenceEquals(document, extracted)) document.Text.Dispose();
        return left;
    }
}

/// <summary>A document of a unit as extracted, and what was cut out of it since.</summary>
public sealed class StoredText
{
    internal StoredText(long row, Document extracted, IReadOnlyList<ByteRange>[] cuts) => (Row, Extracted, Cuts) = (row, extracted, cuts);

    /// <summary>Its row in the unit.</summary>
    public long Row { get; }

    public Document Extracted { get; }

    /// <summary>Of each layer.</summary>
    internal IReadOnlyList<ByteRange>[] Cuts { get; }
}

/// <summary>A document with its final text.</summary>
/// <param name="Row">Its row in the unit.</param>
/// <param name="CutBytes">Bytes cut out of what the transforms left.</param>
public sealed record FinalText(long Row, Document Extracted, Document Document, int CutBytes) : IDisposable
{
    /// <summary>Whether the final text differs from the extracted one.</summary>
    public bool IsChanged => !ReferenceEquals(Document, Extracted);

    public void Dispose()
    {
        if (IsChanged) Document.Text.Dispose();
        Extracted.Text.Dispose();
    }
}
