using System.Buffers.Binary;
using System.Security.Cryptography;
using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Dedup;

/// <summary>Makes the sketches of documents. Thread-safe; its buffers are pooled.</summary>
public sealed class Sketcher
{
    private readonly bool _exact;
    private readonly ShingleHasher? _shingles;
    private readonly MinHash? _minHash;

    public Sketcher(DedupOptions options)
    {
        _exact = options.Exact;
        if (options.Near is not { } near) return;
        _shingles = new ShingleHasher(near.Ngram);
        _minHash = new MinHash(near.Bands, near.Rows);
    }

    /// <param name="text">The final text with redacted spans as their type tags.</param>
    public DocumentSketch Sketch(ulong identity, DocumentText text) =>
        new(identity, _exact && text.ByteCount > 0 ? ExactKey(text.Utf8) : null, BandKeys(text));

    private static UInt128 ExactKey(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private ulong[] BandKeys(DocumentText text)
    {
        if (_shingles is null || _minHash is null) return [];
        using var rented = _shingles.Hash(text);
        return rented.Span.IsEmpty ? [] : _minHash.BandKeys(rented.Span);
    }
}
