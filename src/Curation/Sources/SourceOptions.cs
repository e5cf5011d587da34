using Curation.Core;

namespace Curation.Sources;

/// <summary>One line of <c>sources</c>: exactly one kind with a path or glob, relative to the current directory; of rows, the names of their
/// columns too.</summary>
public sealed record SourceOptions : IChecked
{
    private static readonly RowFields _defaults = new();

    /// <summary>WARC files, plain, gzip or zstd.</summary>
    public string? Warc { get; init; }

    /// <summary>WET files: WARCs of extracted text, plain, gzip or zstd.</summary>
    public string? Wet { get; init; }

    /// <summary>JSONL rows with html or text, plain, gzip or zstd.</summary>
    public string? Jsonl { get; init; }

    /// <summary>Parquet files with a column of html or text.</summary>
    public string? Parquet { get; init; }

    /// <summary>HTML files, or folders of them; of rows, the column that holds pages.</summary>
    public string? Html { get; init; }

    /// <summary>Of rows, the column that holds texts.</summary>
    public string? Text { get; init; }

    /// <summary>Of rows, the column of the id.</summary>
    public string? Id { get; init; }

    /// <summary>Of rows, the column of the address.</summary>
    public string? Url { get; init; }

    /// <summary>Of rows, the column of the title.</summary>
    public string? Title { get; init; }

    /// <summary>Of rows, the column of the declared language.</summary>
    public string? Language { get; init; }

    /// <summary>Of rows, the column of the date.</summary>
    public string? Date { get; init; }

    /// <summary>The name that enters document order and ties; null: the kind.</summary>
    public string? Name { get; init; }

    public string Kind => Warc is not null ? "warc" : Wet is not null ? "wet" : Jsonl is not null ? "jsonl" : Parquet is not null ? "parquet" : "html";

    public string Pattern => Warc ?? Wet ?? Jsonl ?? Parquet ?? Html ?? "";

    public string SourceName => Name ?? Kind;

    /// <summary>The names of the columns, defaults filled in.</summary>
    public RowFields Fields => !HasRows ? _defaults : new RowFields
    {
        Id = Id ?? _defaults.Id, Url = Url ?? _defaults.Url, Html = Html ?? _defaults.Html, Text = Text ?? _defaults.Text,
        Title = Title ?? _defaults.Title, Language = Language ?? _defaults.Language, Date = Date ?? _defaults.Date,
    };

    /// <summary>The columns that are not called as by default, by option.</summary>
    public IEnumerable<(string Option, string Column)> Columns
    {
        get
        {
            (string Option, string? Column)[] given =
                [("id", Id), ("url", Url), ("html", HasRows ? Html : null), ("text", Text), ("title", Title), ("language", Language), ("date", Date)];
            return from one in given where one.Column is not null select (one.Option, one.Column);
        }
    }

    /// <summary>Where the recipe says so, for what is wrong with the files.</summary>
    internal string Place { get; init; } = "sources";

    private bool HasRows => Jsonl is not null || Parquet is not null;

    public IEnumerable<string> Mistakes()
    {
        var kinds = new[] { Warc, Wet, Jsonl, Parquet, HasRows ? null : Html }.Count(kind => kind is not null);
        if (kinds != 1) yield return "exactly one of warc, wet, html, jsonl, parquet was expected";
        else if (!HasRows && Columns.Any()) yield return $"{Columns.First().Option} names a column; only jsonl and parquet have columns";
    }
}
