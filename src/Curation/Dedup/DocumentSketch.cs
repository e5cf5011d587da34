namespace Curation.Dedup;

/// <summary>All that finding a document's duplicates needs to know of it.</summary>
/// <param name="Identity"><see cref="Core.Document.Hash"/> with seed 0: decides order and names clusters.</param>
/// <param name="ExactKey">First half of the SHA-256 of the text; null: the text is empty, or exact duplicates are not looked for.</param>
/// <param name="BandKeys">One key per band; empty: the text has fewer words than a shingle, or near duplicates are not looked for.</param>
public sealed record DocumentSketch(ulong Identity, UInt128? ExactKey, ulong[] BandKeys);
