using System.Collections;
using Curation.Core;
using Curation.Dedup.Records;

namespace Curation.Dedup.Rows;

/// <summary>Which rows stand: those in no cluster, and the survivors.</summary>
/// <param name="chunks">In order.</param>
internal sealed class RowStanding(IReadOnlyList<string> chunks, IClusters clusters, DedupOptions options) : IStanding
{
    public IReadOnlyList<string> Files => [.. chunks.Select(RowHeads.PathOf), .. clusters.Files];

    public string Settings => $"standing r1\nkeep {options.Keep}\n";

    public IReadOnlyDictionary<string, BitArray> Read(StepContext context, CancellationToken cancel)
    {
        using var heads = new RowHeads(context.RunFolder, chunks);
        using var scratch = new Scratch(context.PathOf("dedup/scratch-standing")) { MemoryBytes = options.Memory };
        BitArray[] standing = [.. chunks.Select((_, chunk) => new BitArray(heads.CountOf(chunk), true))];
        foreach (var fate in Scratch.Read<RowFates.Fate>(new RowFates(heads, options.Keep, context.PathOf("dedup")).Write(scratch)))
        {
            if (fate.Survivor != fate.Row) standing[fate.Row / RowHeads.RowsPerChunk][(int)(fate.Row % RowHeads.RowsPerChunk)] = false;
        }

        return chunks.Zip(standing).ToDictionary(chunk => chunk.First, chunk => chunk.Second, StringComparer.Ordinal);
    }
}
