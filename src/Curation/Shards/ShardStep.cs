using System.Runtime.InteropServices;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Shards;

/// <summary>The selected documents as tokens, in an order by hash, split by hash into <c>train</c> and <c>valid</c>.</summary>
/// <param name="units">The units of extract, in order.</param>
/// <param name="settings">All of the recipe that shards depend on besides the files they read.</param>
public sealed class ShardStep(IReadOnlyList<string> units, FinalTexts texts, ShardOptions options, ulong seed, ITokenizerFactory factory, string settings)
    : IStep
{
    private const int Revision = 1;
    private const ulong OrderSalt = 1, SplitSalt = 2, CopySalt = 1000;
    private const string Folder = "shards", TokenizerFile = "tokenizer.json";

    public string Name => "shard";

    public IReadOnlyList<StepUnit> Units(string runFolder) =>
        [new StepUnit("shards", $"shard r{Revision}\n{settings}", [TokenizerFile, .. units.SelectMany(Tables)])];

    public async Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
    {
        var tokenizer = factory.Load(context.PathOf(TokenizerFile));
        using var scratch = new TokenScratch(context.PathOf($"{Folder}/{Name}.tmp"));
        foreach (var name in units) await Encode(name, tokenizer, scratch, context, cancel);
        var splits = new SortedDictionary<string, SplitDescription>(StringComparer.Ordinal);
        foreach (var (split, isValid) in new[] { ("train", false), ("valid", true) })
        {
            using var writer = new ShardWriter(context.PathOf(Folder), split, tokenizer.Vocabulary, tokenizer.EndOfText, options.TokensPerShard);
            foreach (var ids in scratch.InOrder(identity => IsHeldOut(identity) == isValid, Key))
                writer.Add(ids);
            splits[split] = writer.Finish();
        }

        var description = $"{Folder}/{DatasetDescription.FileName}";
        DatasetDescription.Of(TokenizerFile, tokenizer.Sha256, tokenizer.Vocabulary, tokenizer.EndOfText, splits).Save(context.PathOf(description));
        return new UnitResult([.. splits.Values.SelectMany(split => split.Files).SelectMany(Pair), description]);
    }

    private string[] Tables(string unit) => [LedgerTable.PathOf(unit), SignalTable.PathOf(unit), .. texts.FilesOf(unit)];

    private static string[] Pair(string file) => [$"{Folder}/{file}", $"{Folder}/{Path.ChangeExtension(file, ".idx")}"];

    private async Task Encode(string unit, ITokenizer tokenizer, TokenScratch scratch, StepContext context, CancellationToken cancel)
    {
        var kept = Kept(context.RunFolder, unit);
        if (kept.Count == 0) return;
        await Flow.Run(texts.Read(context.RunFolder, unit, kept.ContainsKey), Work, Write, context.Workers, cancel);

        ((ulong Identity, int Copies) Chosen, List<int> Ids, int Bytes) Work(StoredText stored)
        {
            var ids = new List<int>();
            using var final = texts.Finish(stored);
            tokenizer.Encode(final.Document.Text.Utf8, ids);
            return (kept[stored.Row], ids, final.Document.Text.ByteCount);
        }

        void Write(((ulong Identity, int Copies) Chosen, List<int> Ids, int Bytes) encoded)
        {
            scratch.Add(encoded.Chosen.Identity, CollectionsMarshal.AsSpan(encoded.Ids), encoded.Chosen.Copies);
            context.Progress.Add(documents: 1, bytes: encoded.Bytes);
        }
    }

    /// <summary>Row → identity hash and copies of the selected documents of a unit.</summary>
    private static Dictionary<long, (ulong Identity, int Copies)> Kept(string runFolder, string unit)
    {
        using var ledger = new ParquetReader(Path.Combine(runFolder, LedgerTable.PathOf(unit)));
        using var signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        var (copies, hashes) = (ledger.Rows("copies"), signals.Rows("hash"));
        var kept = new Dictionary<long, (ulong, int)>();
        while (hashes.Read() && copies.Read())
        {
            if (copies.Int32(0) is > 0 and var times) kept[hashes.Row] = ((ulong)hashes.Int64(0), times);
        }

        return kept;
    }

    private ulong Key(ulong identity, int copy) => Document.Seeded(identity, seed + OrderSalt + CopySalt * (ulong)copy);

    private bool IsHeldOut(ulong identity) => Document.Seeded(identity, seed + SplitSalt) < options.Holdout * ulong.MaxValue;
}
