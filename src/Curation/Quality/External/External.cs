using System.Text;
using Curation.Core;
using Curation.Models.ScoreTables;

namespace Curation.Quality.External;

/// <summary>A score that another program gave, joined by id or URL; undefined, or the default, for documents that it does not have.</summary>
[Stage("external")]
public sealed record External : Scorer
{
    private ScoreTable? _scores;

    /// <summary>Parquet, JSONL, or CSV with a head.</summary>
    public string? File { get; init; }

    /// <summary>What documents are found by; the file has a column of that name.</summary>
    public JoinKey Key { get; init; }

    /// <summary>The column of scores.</summary>
    public string Column { get; init; } = "score";

    /// <summary>The score of documents that the file does not have, or has without a number. Null: undefined, the lowest.</summary>
    public double? Default { get; init; }

    public override string Summary => "A score from a Parquet, JSONL or CSV file, joined by id or URL.";

    public override string Origin => "own; any other program's scores";

    /// <exception cref="RecipeException">No file is given, it cannot be read, or a key comes twice.</exception>
    public override Stage Open(IAssets assets) => File is null
        ? throw new RecipeException("external: file is needed; expected Parquet, JSONL or CSV with columns id or url, and score")
        : this with { _scores = new ScoreFile(File, Key == JoinKey.Id ? "id" : "url", Column).Read(assets) };

    public override double Score(Document document)
    {
        var scores = _scores ?? throw new InvalidOperationException("external is not opened");
        var key = Key == JoinKey.Id ? document.Id : document.Url;
        return scores.TryFind(Encoding.UTF8.GetBytes(key), out var score) && !float.IsNaN(score) ? score : Default ?? double.NaN;
    }
}

/// <summary>What a row of another program's file is joined by.</summary>
public enum JoinKey
{
    Id,
    Url,
}
