using System.Text;
using Curation.Core;
using Curation.Dedup.Exact;
using Curation.Dedup.Near;
using Curation.Text;

namespace Curation.Dedup;

/// <summary>Makes the sketches of documents. Thread-safe; its buffers are pooled.</summary>
public sealed class Sketcher
{
    private readonly DedupOptions _options;
    private readonly ShingleHasher? _shingles;
    private readonly ISignature? _signature;

    public Sketcher(DedupOptions options)
    {
        _options = options;
        if (options.Near is not { } near) return;
        _shingles = new ShingleHasher(near.Ngram);
        _signature = near.HashBits == 64 ? new MersenneMinHash(near.Bands, near.Rows) : new MinHash(near.Bands, near.Rows);
    }

    /// <param name="text">The final text with redacted spans as their type tags.</param>
    public DocumentSketch Sketch(ulong identity, DocumentText text, string url) =>
        new(identity, _options.Exact is { } exact ? ExactKeys.Of(text, exact.Normalise) : null, UrlKey(url), BandKeys(text, url));

    private UInt128? UrlKey(string url) => _options.Url && CanonicalUrl.Of(url) is { } canonical ? ExactKeys.Hash(Encoding.UTF8.GetBytes(canonical)) : null;

    private ulong[] BandKeys(DocumentText text, string url)
    {
        if (_shingles is null || _signature is null) return [];
        var host = _options.Near!.WithinHost ? HostName.Of(url) : null;
        if (host is "") return [];
        using var rented = _shingles.Hash(text);
        if (rented.Span.IsEmpty) return [];
        var keys = _signature.BandKeys(rented.Span);
        if (host is null) return keys;
        var seed = XxHash64.Hash(host);
        for (var band = 0; band < keys.Length; band++) keys[band] = SplitMix64.Mix(keys[band] ^ seed);
        return keys;
    }
}
