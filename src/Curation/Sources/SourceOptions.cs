using Curation.Core;

namespace Curation.Sources;

/// <summary>One line of <c>sources</c>: exactly one kind with a path or glob, relative to the current directory.</summary>
public sealed record SourceOptions : IChecked
{
    /// <summary>WARC files, plain or gzip.</summary>
    public string? Warc { get; init; }

    /// <summary>JSONL rows with html or text, plain or gzip.</summary>
    public string? Jsonl { get; init; }

    /// <summary>The name that enters document order and ties; null: the kind.</summary>
    public string? Name { get; init; }

    public string Kind => Warc is not null ? "warc" : "jsonl";

    public string Pattern => Warc ?? Jsonl ?? "";

    public string SourceName => Name ?? Kind;

    /// <summary>Where the recipe says so, for what is wrong with the files.</summary>
    internal string Place { get; init; } = "sources";

    public IEnumerable<string> Mistakes()
    {
        if (Warc is null == Jsonl is null) yield return "exactly one of warc, jsonl was expected";
    }
}
