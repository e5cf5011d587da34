namespace Curation.Dedup.Near;

/// <summary>A MinHash signature in bands.</summary>
internal interface ISignature
{
    /// <summary>One key per band of a set of at least one shingle.</summary>
    ulong[] BandKeys(ReadOnlySpan<ulong> shingles);
}
