using System.Collections.Concurrent;
using Curation.Core;
using Curation.Storage;

namespace Curation.Tokenization;

/// <summary>Byte-level BPE (Sennrich et al. 2016, arXiv 1508.07909, over bytes as in GPT-2).</summary>
/// <remarks>
/// Ids are those of tiktoken's <c>encode_ordinary</c> for a rank file, of HF tokenizers for a <c>tokenizer.json</c>.
/// Immutable: what was merged before is remembered in caches lent to one caller at a time, which never change a result.
/// </remarks>
public sealed class Tokenizer : ITokenizer
{
    private readonly BpeModel _model;
    private readonly ConcurrentBag<Worker> _workers = [];

    internal Tokenizer(BpeModel model, string sha256) => (_model, Sha256) = (model, sha256);

    public int Vocabulary => _model.Tokens.Length;

    public int EndOfText => _model.EndOfText;

    public string Sha256 { get; }

    public SplitPattern Pattern => _model.Pattern;

    /// <summary>Name → id. They are never produced from text: <c>&lt;|endoftext|&gt;</c> in a document is ordinary text.</summary>
    public IReadOnlyDictionary<string, int> SpecialTokens => _model.Specials;

    internal BpeModel Model => _model;

    public void Encode(ReadOnlySpan<byte> utf8, List<int> ids) => Run(utf8, ids);

    public int Count(ReadOnlySpan<byte> utf8) => Run(utf8, null);

    public ReadOnlySpan<byte> Bytes(int id) => _model.Tokens[id];

    /// <summary>The bytes of the ids, special tokens left out.</summary>
    public byte[] Decode(ReadOnlySpan<int> ids)
    {
        var length = 0;
        foreach (var id in ids) length += _model.Tokens[id].Length;
        var bytes = new byte[length];
        var rest = bytes.AsSpan();
        foreach (var id in ids)
        {
            Bytes(id).CopyTo(rest);
            rest = rest[_model.Tokens[id].Length..];
        }

        return bytes;
    }

    /// <summary>Writes it as a <c>tokenizer.json</c> of HF tokenizers; the same model always gives the same bytes.</summary>
    /// <remarks>For a trained tokenizer they are the bytes of <see cref="Sha256"/>.</remarks>
    public void Save(string path) => AtomicFile.WriteAllBytes(path, TokenizerJson.Write(_model));

    private int Run(ReadOnlySpan<byte> utf8, List<int>? ids)
    {
        if (!_workers.TryTake(out var worker)) worker = new Worker(_model);
        var count = _model.Pattern == SplitPattern.Gpt2 ? worker.Run<Gpt2Splitter>(utf8, ids) : worker.Run<Cl100kSplitter>(utf8, ids);
        _workers.Add(worker);
        return count;
    }

    /// <summary>What one thread needs: cache, merger and a buffer of ids.</summary>
    private sealed class Worker(BpeModel model)
    {
        private const int BufferIds = 2048;

        private readonly PieceCache _cache = new();
        private readonly PieceMerger _merger = new(model);
        private readonly int[] _buffer = new int[BufferIds + PieceCache.MaxPieceBytes];

        public int Run<TSplitter>(ReadOnlySpan<byte> text, List<int>? ids) where TSplitter : struct, ISplitter
        {
            int total = 0, used = 0;
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = TSplitter.Next(text, start);
                if (used > BufferIds) Flush(ids, ref used, ref total);
                if (end - start <= PieceCache.MaxPieceBytes)
                {
                    var key = PieceCache.Key(text, start, end - start);
                    var found = _cache.Find(key, _buffer.AsSpan(used));
                    used += found > 0 ? found : Merge(key, text[start..end], used);
                    continue;
                }

                Flush(ids, ref used, ref total);
                var piece = Merge(text[start..end]);
                total += piece.Length;
                ids?.AddRange(piece);
            }

            Flush(ids, ref used, ref total);
            return total;
        }

        private int Merge((ulong, ulong) key, ReadOnlySpan<byte> piece, int used)
        {
            var merged = Merge(piece);
            _cache.Add(key, merged);
            merged.CopyTo(_buffer.AsSpan(used));
            return merged.Length;
        }

        private ReadOnlySpan<int> Merge(ReadOnlySpan<byte> piece)
        {
            if (model.WholePieces && model.Find(piece) is { } id) return new[] { id };
            return _merger.Merge(piece);
        }

        private void Flush(List<int>? ids, ref int used, ref int total)
        {
            ids?.AddRange(_buffer.AsSpan(0, used));
            (total, used) = (total + used, 0);
        }
    }
}
