using Curation.Columns;
using Curation.Core;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Selection;

/// <summary>The run's tokenizer: a copy of the file that the recipe names, or one trained on a hash sample of final texts.</summary>
internal sealed class TokenizerUnit(SelectInputs inputs)
{
    public const string FileName = "tokenizer.json";
    private const long SampleBytes = 32_000_000;

    public StepUnit Unit() => inputs.TrainedVocabulary is null
        ? new StepUnit("tokenizer", "tokenizer file", [Path.GetFullPath(inputs.Tokenizer)])
        : new StepUnit("tokenizer", $"tokenizer r1 {inputs.Tokenizer} seed {inputs.Seed} sample {SampleBytes}\n{inputs.Texts.Settings}",
            [.. inputs.Units.SelectMany(unit => inputs.Texts.FilesOf(unit).Append(SignalTable.PathOf(unit)))]);

    public UnitResult Run(StepContext context, CancellationToken cancel)
    {
        var target = context.PathOf(FileName);
        if (inputs.TrainedVocabulary is { } vocabulary) inputs.Factory.Train(Sample(context, cancel), vocabulary, target);
        else AtomicFile.WriteAllBytes(target, File.ReadAllBytes(inputs.Tokenizer));
        return new UnitResult([FileName]);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Sample(StepContext context, CancellationToken cancel)
    {
        var limit = Limit(context);
        foreach (var unit in inputs.Units)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var stored in inputs.Texts.Read(context.RunFolder, unit))
            {
                if (Document.Seeded(stored.Extracted.Hash(), inputs.Seed) > limit) continue;
                var final = inputs.Texts.Finish(stored).Document.Text;
                yield return final.Memory;
                context.Progress.Add(documents: 1, bytes: final.ByteCount);
            }
        }
    }

    /// <summary>Documents whose hash is at most this are in the sample: about <see cref="SampleBytes"/> of all text.</summary>
    private ulong Limit(StepContext context)
    {
        long total = 0;
        foreach (var unit in inputs.Units)
        {
            using var table = new ParquetReader(context.PathOf(SignalTable.PathOf(unit)));
            for (var rows = table.Rows("bytes"); rows.Read();) total += rows.Int64(0);
        }

        return total <= SampleBytes ? ulong.MaxValue : (ulong)((UInt128)ulong.MaxValue * SampleBytes / (UInt128)total);
    }
}
