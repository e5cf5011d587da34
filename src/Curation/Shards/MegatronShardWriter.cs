using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Curation.Storage;

namespace Curation.Shards;

/// <summary>Writes one indexed dataset of Megatron-LM: <c>.bin</c> with the tokens, <c>.idx</c> with where each document begins.</summary>
/// <remarks>
/// megatron/core/datasets/indexed_dataset.py. One sequence a document, end-of-text appended.
/// Both files appear with <see cref="Finish"/>; without it nothing is left.
/// </remarks>
public sealed class MegatronShardWriter : IDisposable
{
    internal const int HeaderBytes = 34;

    private readonly AtomicFile _tokens, _index;
    private readonly TokenType _type;
    private readonly int _vocabulary, _endOfText;
    private readonly List<int> _lengths = [];

    /// <param name="path">Without extension.</param>
    public MegatronShardWriter(string path, int vocabulary, int endOfText)
    {
        (_vocabulary, _endOfText, _type) = (vocabulary, endOfText, TokenTypes.For(vocabulary));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)endOfText, (uint)vocabulary);
        _tokens = AtomicFile.Create(path + ".bin");
        _index = AtomicFile.Create(path + ".idx");
    }

    internal static ReadOnlySpan<byte> Magic => "MMIDIDX\0\0"u8;

    public int Documents => _lengths.Count;

    /// <summary>End-of-text tokens included.</summary>
    public long Tokens { get; private set; }

    /// <param name="ids">Of one document, without end-of-text.</param>
    public void Add(ReadOnlySpan<int> ids)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(checked((ids.Length + 1) * _type.Bytes()));
        var used = bytes.AsSpan(0, (ids.Length + 1) * _type.Bytes());
        if (_type == TokenType.UInt16) Narrow(ids, MemoryMarshal.Cast<byte, ushort>(used));
        else Copy(ids, MemoryMarshal.Cast<byte, int>(used));
        _tokens.Stream.Write(used);
        ArrayPool<byte>.Shared.Return(bytes);
        _lengths.Add(ids.Length + 1);
        Tokens += ids.Length + 1;
    }

    public void Finish()
    {
        WriteIndex(_index.Stream);
        _tokens.Publish();
        _index.Publish();
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _index.Dispose();
    }

    private void Narrow(ReadOnlySpan<int> ids, Span<ushort> destination)
    {
        for (var i = 0; i < ids.Length; i++) destination[i] = (ushort)Checked(ids[i]);
        destination[^1] = (ushort)_endOfText;
    }

    private void Copy(ReadOnlySpan<int> ids, Span<int> destination)
    {
        for (var i = 0; i < ids.Length; i++) destination[i] = Checked(ids[i]);
        destination[^1] = _endOfText;
    }

    private int Checked(int id) =>
        (uint)id < (uint)_vocabulary ? id : throw new ArgumentOutOfRangeException(nameof(id), id, $"token, expected from 0 to {_vocabulary - 1}");

    private void WriteIndex(Stream index)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[9..], 1);
        header[17] = (byte)_type;
        BinaryPrimitives.WriteInt64LittleEndian(header[18..], _lengths.Count);
        BinaryPrimitives.WriteInt64LittleEndian(header[26..], _lengths.Count + 1);
        index.Write(header);
        index.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_lengths)));
        Span<byte> number = stackalloc byte[sizeof(long)];
        long offset = 0;
        foreach (var length in _lengths)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, offset);
            index.Write(number);
            offset += (long)length * _type.Bytes();
        }

        for (long document = 0; document <= _lengths.Count; document++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, document);
            index.Write(number);
        }
    }
}
