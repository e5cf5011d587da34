namespace Curation.Dedup;

/// <summary>All that finding a document's duplicates needs to know of it.</summary>
/// <param name="Identity"><see cref="Core.Document.Hash"/> with seed 0: decides order and names clusters.</param>
/// <param name="ExactKey">Equal for equal texts; null: the text is empty, or exact duplicates are not looked for.</param>
/// <param name="UrlKey">Equal for equal canonical addresses; null: there is none, or they are not looked at.</param>
/// <param name="BandKeys">One key per band; empty: the text is empty, or near duplicates are not looked for.</param>
public sealed record DocumentSketch(ulong Identity, UInt128? ExactKey, UInt128? UrlKey, ulong[] BandKeys);
