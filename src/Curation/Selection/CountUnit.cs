using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>Token counts of one unit: of the text as extracted, and of the final text.</summary>
internal sealed class CountUnit(SelectInputs inputs)
{
    private const string Prefix = "tokens-";

    public StepUnit Unit(string unit) => new(Prefix + unit, $"tokens r3\n{inputs.Texts.Settings}", [.. inputs.Texts.FilesOf(unit), TokenizerUnit.FileName]);

    public async Task<UnitResult> Run(StepUnit unit, ITokenizer tokenizer, StepContext context, CancellationToken cancel)
    {
        var name = unit.Name[Prefix.Length..];
        using var file = new TableFile(context.RunFolder, TokenTable.PathOf(name), TokenTable.Schema);
        await Flow.Run(inputs.Texts.Read(context.RunFolder, name), stored => Count(stored, tokenizer), Write, context.Workers, cancel);
        return new UnitResult([file.Finish()]);

        void Write(Counts counts)
        {
            file.Rows.Int32(0, counts.Extracted);
            file.Rows.Int32(1, counts.Final);
            file.Rows.Int32(2, counts.Bytes);
            file.Rows.Int32(3, counts.CutBytes);
            file.Rows.Int32(4, counts.Decontaminated);
            file.Rows.EndRow();
            context.Progress.Add(documents: 1, bytes: counts.ReadBytes);
        }
    }

    /// <summary>Cuts of what decontaminate found; null: it cuts nothing.</summary>
    private CutLayer? Secret => inputs.Texts.Layers.FirstOrDefault(layer => layer.IsSecret);

    private Counts Count(StoredText stored, ITokenizer tokenizer)
    {
        using var final = inputs.Texts.Finish(stored);
        var extracted = tokenizer.Count(final.Extracted.Text.Utf8);
        var tokens = final.IsChanged ? tokenizer.Count(final.Document.Text.Utf8) : extracted;
        using var before = Secret is null ? null : inputs.Texts.FinishBefore(stored, Secret);
        var decontaminated = before is null ? 0 : tokenizer.Count(before.Document.Text.Utf8) - tokens;
        return new(extracted, tokens, final.Document.Text.ByteCount, final.CutBytes, final.Extracted.Text.ByteCount, decontaminated);
    }

    private readonly record struct Counts(int Extracted, int Final, int Bytes, int CutBytes, int ReadBytes, int Decontaminated);
}
