namespace Curation.Dedup.Rows;

/// <summary>A file of rows.</summary>
/// <param name="Path">In full: its hash says whether the rows are those of an interrupted run. Null: rows of nowhere, read anew each time.</param>
/// <param name="Rows">Reads them.</param>
/// <param name="Faults">How many rows of all files could not be read so far.</param>
public sealed record RowFile(string? Path, Func<IEnumerable<DedupInput>> Rows, Func<int> Faults);
