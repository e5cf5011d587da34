using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>Token counts of one unit: of the text as extracted, and of the final text.</summary>
internal sealed class CountUnit(SelectInputs inputs)
{
    private const string Prefix = "tokens-";

    public StepUnit Unit(string unit) => new(Prefix + unit, $"tokens r1\n{inputs.TransformSettings}", [DocumentTable.PathOf(unit), TokenizerUnit.FileName]);

    public async Task<UnitResult> Run(StepUnit unit, ITokenizer tokenizer, StepContext context, CancellationToken cancel)
    {
        var name = unit.Name[Prefix.Length..];
        using var file = new TableFile(context.RunFolder, TokenTable.PathOf(name), TokenTable.Schema);
        await Flow.Run(DocumentReader.Read(context.RunFolder, name), document => Count(document, tokenizer), Write, context.Workers, cancel);
        return new UnitResult([file.Finish()]);

        void Write((int Extracted, int Final, int Bytes) counts)
        {
            file.Rows.Int32(0, counts.Extracted);
            file.Rows.Int32(1, counts.Final);
            file.Rows.EndRow();
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
