namespace Curation.Shards;

/// <summary>Reads an indexed dataset of Megatron-LM with tokens of uint16 or int32, memory-mapped. Thread-safe.</summary>
/// <remarks>megatron/core/datasets/indexed_dataset.py.</remarks>
public sealed class MegatronShard : IDisposable
{
    private readonly MappedFile _tokens, _index;
    private readonly string _path;
    private readonly long _sequences;

    private MegatronShard(string path)
    {
        _path = path;
        _index = new MappedFile(path + ".idx");
        try
        {
            _tokens = new MappedFile(path + ".bin");
            _sequences = CheckHeader();
            CheckSequences();
            CheckDocuments();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public TokenType Type { get; private set; }

    public long TokenCount => _tokens.Length / Type.Bytes();

    public long DocumentCount { get; private set; }

    private long LengthsAt => MegatronShardWriter.HeaderBytes;

    private long OffsetsAt => LengthsAt + _sequences * sizeof(int);

    private long DocumentsAt => OffsetsAt + _sequences * sizeof(long);

    /// <param name="path">Without extension.</param>
    /// <exception cref="InvalidDataException">The files are not what the format says; one line.</exception>
    public static MegatronShard Open(string path) => new(path);

    /// <summary>Where a document begins, and its tokens, end-of-text included.</summary>
    public (long Start, int Length) Document(long document)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)document, (ulong)DocumentCount);
        var start = StartOf(_index.Read<long>(DocumentsAt + document * sizeof(long)));
        return (start, (int)(StartOf(_index.Read<long>(DocumentsAt + (document + 1) * sizeof(long))) - start));
    }

    /// <summary>Fills <paramref name="destination"/> with the tokens from <paramref name="start"/> on.</summary>
    public void Read(long start, Span<int> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)start, (ulong)TokenCount);
        if (Type == TokenType.Int32)
        {
            _tokens.Span<int>(start * sizeof(int), destination.Length).CopyTo(destination);
            return;
        }

        var source = _tokens.Span<ushort>(start * sizeof(ushort), destination.Length);
        for (var i = 0; i < destination.Length; i++) destination[i] = source[i];
    }

    public void Dispose()
    {
        _index.Dispose();
        _tokens?.Dispose();
    }

    private long CheckHeader()
    {
        if (_index.Length < MegatronShardWriter.HeaderBytes || !_index.Span<byte>(0, 9).SequenceEqual(MegatronShardWriter.Magic))
            throw Bad("no Megatron index, expected MMIDIDX");
        if (_index.Read<ulong>(9) is not 1 and var version) throw Bad($"version {version}, expected 1");
        Type = (TokenType)_index.Read<byte>(17);
        if (Type is not (TokenType.UInt16 or TokenType.Int32)) throw Bad($"token type {(byte)Type}, expected 8 (uint16) or 4 (int32)");
        var (sequences, documents) = (_index.Read<long>(18), _index.Read<long>(26));
        if (sequences < 0 || sequences > _index.Length || documents < 1 || documents > _index.Length)
            throw Bad($"{sequences} sequences and {documents} document ends do not fit into {_index.Length} bytes");
        var expected = MegatronShardWriter.HeaderBytes + 12 * sequences + 8 * documents;
        // multimodal sets have one byte more per sequence
        if (_index.Length != expected && _index.Length != expected + sequences) throw Bad($"{_index.Length} bytes, expected {expected}");
        DocumentCount = documents - 1;
        return sequences;
    }

    private void CheckSequences()
    {
        long offset = 0;
        for (long i = 0; i < _sequences; i++)
        {
            var (start, length) = (_index.Read<long>(OffsetsAt + i * sizeof(long)), _index.Read<int>(LengthsAt + i * sizeof(int)));
            if (start != offset) throw Bad($"sequence {i} at byte {start}, expected {offset}");
            if (length < 0) throw Bad($"sequence {i} has {length} tokens");
            offset += (long)length * Type.Bytes();
        }

        if (_tokens.Length != offset) throw new InvalidDataException($"{_path}.bin: {_tokens.Length} bytes, expected {offset}");
    }

    private void CheckDocuments()
    {
        long last = 0;
        for (long i = 0; i <= DocumentCount; i++)
        {
            var sequence = _index.Read<long>(DocumentsAt + i * sizeof(long));
            if (sequence < last || sequence > _sequences || (i == 0 && sequence != 0) || (i == DocumentCount && sequence != _sequences))
                throw Bad($"document {i} at sequence {sequence} of {_sequences}");
            if (StartOf(sequence) - StartOf(last) > int.MaxValue) throw Bad($"document {i - 1} is longer than {int.MaxValue} tokens");
            last = sequence;
        }
    }

    private long StartOf(long sequence) => sequence == _sequences ? TokenCount : _index.Read<long>(OffsetsAt + sequence * sizeof(long)) / Type.Bytes();

    private InvalidDataException Bad(string what) => new($"{_path}.idx: {what}");
}
