namespace Curation.Dedup;

/// <summary>The keys of all documents, band by band.</summary>
internal interface IBandSource
{
    /// <summary>Rows of each unit.</summary>
    IReadOnlyList<int> Documents { get; }

    /// <summary>The rows of a band in order; at least those whose key another one has too.</summary>
    IEnumerable<KeyRow> Read(int band, CancellationToken cancel);
}
