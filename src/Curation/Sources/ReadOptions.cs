namespace Curation.Sources;

/// <summary>What all readers share.</summary>
public sealed record ReadOptions
{
    public static ReadOptions Default { get; } = new();

    /// <summary>Largest decoded page; a larger one is quarantined and never held.</summary>
    public int MaxBytes { get; init; } = 10_000_000;

    public RowFields Fields { get; init; } = new();

    /// <summary>Whether texts come with the row they stand in; see <see cref="TextItem.Row"/>.</summary>
    public bool KeepRows { get; init; }

    /// <summary>The part of the file whose records are wanted.</summary>
    public ByteRange Range { get; init; } = ByteRange.Whole;
}

/// <summary>Names of the fields in a JSONL row and of the columns of a Parquet file. A row with both bodies is a page.</summary>
public sealed record RowFields
{
    public string Id { get; init; } = "id";

    public string Url { get; init; } = "url";

    public string Html { get; init; } = "html";

    public string Text { get; init; } = "text";

    public string Title { get; init; } = "title";

    public string Language { get; init; } = "language";

    public string Date { get; init; } = "date";
}
