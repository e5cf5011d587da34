namespace Curation.Models.FastText;

/// <summary>Puts a model together from its file.</summary>
/// <remarks>Source: facebookresearch/fastText, fasttext.cc, <c>FastText::loadModel</c>. The output matrix, which stands last, is read first, so that the
/// rows of the input matrix can be collapsed one by one as they are read.</remarks>
internal static class FastTextReader
{
    private const long MostBytesBeside = 1L << 30;

    /// <param name="collapse">Whether rows are kept as scores, true: only so; null: where that takes no more memory, the rows themselves beside them.</param>
    public static FastTextModel Read(string name, Stream stream, bool? collapse = null)
    {
        var file = new ModelStream(name, stream);
        var header = FastTextHeader.Read(file);
        var vocabulary = FastTextVocabulary.Read(file);
        var quantised = file.ReadBool();
        if (vocabulary.IsPruned && !quantised) throw file.Mistake("pruned, yet not quantised");
        var start = file.Position;
        var (rows, columns) = quantised ? QuantisedRows.Skip(file) : DenseRows.Skip(file);
        if (columns != header.Dimensions || rows < vocabulary.RowsNeeded(header.Buckets)) throw file.Mistake($"an input matrix of {rows} × {columns}");
        var output = ReadOutput(file, header, vocabulary, quantised);
        file.Seek(start);
        var rowBytes = quantised ? columns / 2 : columns * sizeof(float);
        var collapsed = (collapse ?? output.Width == 1 || output.Width * sizeof(float) <= rowBytes) && (long)rows * output.Width <= Array.MaxLength;
        var isKept = !collapsed || (collapse is null && (long)rows * rowBytes <= MostBytesBeside);
        var own = isKept ? FastTextRows.Read(file, quantised) : null;
        file.Seek(start);
        var scores = !collapsed ? null : own?.Collapse(output) ?? FastTextRows.ReadCollapsed(file, quantised, output);
        return new FastTextModel(new FastTextFeatures(header, vocabulary), own, scores, output, vocabulary.Labels);
    }

    private static FastTextOutput ReadOutput(ModelStream file, FastTextHeader header, FastTextVocabulary vocabulary, bool quantised)
    {
        var rows = FastTextRows.Read(file, file.ReadBool() && quantised);
        if (rows.Count != vocabulary.Labels.Count || rows.Width != header.Dimensions) throw file.Mistake($"an output matrix of {rows.Count} × {rows.Width}");
        var weights = new float[rows.Count * rows.Width];
        for (var i = 0; i < rows.Count; i++) rows.Add(i, weights.AsSpan(i * rows.Width, rows.Width));
        return new FastTextOutput(header.Loss, weights, rows.Width, vocabulary.LabelCounts);
    }
}
