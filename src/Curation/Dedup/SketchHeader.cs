namespace Curation.Dedup;

/// <summary>What stands before the keys of a run file.</summary>
/// <param name="Documents">Rows of the unit, those without keys too.</param>
/// <param name="Near">N-gram, bands, rows, bits of a hash; zeros where near duplicates are not looked for. Four 32-bit integers.</param>
/// <param name="Counts">Records of each band: 64-bit integers.</param>
internal sealed record SketchHeader(int Documents, (int Ngram, int Bands, int Rows, int HashBits) Near, long[] Counts)
{
    public const ulong Magic = 0x324E555250554444; // "DDUPRUN2"

    /// <summary>The bands in order: keys of texts, keys of addresses, near keys.</summary>
    public const int ExactBand = 0, UrlBand = 1, FirstNearBand = 2;

    public static (int Ngram, int Bands, int Rows, int HashBits) NearOf(DedupOptions options) =>
        options.Near is { } near ? (near.Ngram, near.Bands, near.Rows, near.HashBits) : default;

    public static int BytesPerRow(int band) => band < FirstNearBand ? 28 : 20;

    public static SketchHeader Read(BinaryReader header)
    {
        var documents = header.ReadInt32();
        var near = (header.ReadInt32(), header.ReadInt32(), header.ReadInt32(), header.ReadInt32());
        var counts = new long[FirstNearBand + near.Item2];
        for (var band = 0; band < counts.Length; band++) counts[band] = header.ReadInt64();
        return new(documents, near, counts);
    }

    public void Write(BinaryWriter header)
    {
        header.Write(Documents);
        header.Write(Near.Ngram);
        header.Write(Near.Bands);
        header.Write(Near.Rows);
        header.Write(Near.HashBits);
        foreach (var count in Counts) header.Write(count);
    }

    /// <summary>Bytes of all records before those of a band.</summary>
    public long BytesBefore(int band)
    {
        var bytes = 0L;
        for (var before = 0; before < band; before++) bytes += Counts[before] * BytesPerRow(before);
        return bytes;
    }
}
