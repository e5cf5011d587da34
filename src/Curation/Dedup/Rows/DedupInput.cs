namespace Curation.Dedup.Rows;

/// <summary>A row to look for duplicates of.</summary>
/// <param name="Text">UTF-8, in memory of its own: rows are looked at several at a time.</param>
/// <param name="Date">ISO 8601; null: not told.</param>
public readonly record struct DedupInput(string Id, ReadOnlyMemory<byte> Text, string Url = "", string? Date = null)
{
    /// <summary>Whether the id was made from what the row says, as it has none of its own. Of rows that say the same all but one get a number behind it: of
    /// the newest, which keeps the plain id, to the oldest.</summary>
    public bool HasMadeId { get; init; }

    /// <summary>Why the row cannot be read; it has no text then. Null: it can.</summary>
    public RowFault? Fault { get; init; }
}

/// <summary>Why and where a row cannot be read.</summary>
/// <param name="Reason">Kebab-case, such as <c>missing-field</c>.</param>
public sealed record RowFault(string Reason, string Place);

/// <summary>What became of a row.</summary>
/// <param name="Cluster">Id of the cluster's survivor; null: the row has no duplicates.</param>
/// <param name="Keep">Whether the row survives.</param>
/// <param name="Of">The survivor that it is a duplicate of; null for survivors, rows without duplicates, and those that cuts leave too little of.</param>
/// <param name="Similarity">Jaccard similarity of its shingles to those of the survivor, 1 for equal texts; null where <paramref name="Of"/> is.</param>
public sealed record DedupRow(string Id, string? Cluster, bool Keep, string? Of, double? Similarity)
{
    /// <summary>What was cut out of its text: byte ranges, end excluded. Null: cuts were not asked for.</summary>
    public IReadOnlyList<(int Start, int End)>? Cuts { get; init; }

    public string Url { get; init; } = "";

    /// <summary>Why the row could not be read; it does not survive then. Null: it was read.</summary>
    public RowFault? Fault { get; init; }

    /// <summary>The text without the cuts; empty for rows that do not survive.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }
}

/// <summary>Which duplicates to look for.</summary>
public enum DedupMethod
{
    Both,
    Exact,
    Near,
}
