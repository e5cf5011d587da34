using Curation.Columns;
using Curation.Core;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Selection;

/// <summary>Token counts of one unit: of the text as extracted, and of the final text.</summary>
internal sealed class CountUnit(SelectInputs inputs)
{
    private const string Prefix = "tokens-";

    public StepUnit Unit(string unit) => new(Prefix + unit, $"tokens r1\n{inputs.TransformSettings}", [DocumentTable.PathOf(unit), TokenizerUnit.FileName]);

    public async Task<UnitResult> Run(StepUnit unit, ITokenizer tokenizer, StepContext context, CancellationToken cancel)
    {
        var name = unit.Name[Prefix.Length..];
        using var file = AtomicFile.Create(context.PathOf(TokenTable.PathOf(name)));
        var table = new ParquetWriter(file.Stream, TokenTable.Schema);
        await Flow.Run(DocumentReader.Read(context.RunFolder, name), document => Count(document, tokenizer), Write, context.Workers, cancel);
        table.Finish();
        file.Publish();
        return new UnitResult([TokenTable.PathOf(name)]);

        void Write((int Extracted, int Final, int Bytes) counts)
        {
            table.Int32(0, counts.Extracted);
            table.Int32(1, counts.Final);
            table.EndRow();
            context.Progress.Add(documents: 1, bytes: counts.Bytes);
        }
    }

    private (int Extracted, int Final, int Bytes) Count(Document document, ITokenizer tokenizer)
    {
        var extracted = tokenizer.Count(document.Text.Utf8);
        var final = inputs.Chain.Rewrite(document);
        var counts = (extracted, ReferenceEquals(final, document) ? extracted : tokenizer.Count(final.Text.Utf8), document.Text.ByteCount);
        if (!ReferenceEquals(final, document)) final.Text.Dispose();
        document.Text.Dispose();
        return counts;
    }
}
