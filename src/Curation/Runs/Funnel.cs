using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Runs;

/// <summary>What is left after one stage or step, and why the others fell there.</summary>
/// <param name="Tokens">Final tokens of what is left.</param>
/// <param name="ExtractedTokens">Tokens, as extracted, of what is left; in the row of select: the sum the budget was taken from.</param>
/// <param name="Bytes">UTF-8 bytes of final text of what is left.</param>
/// <param name="Dropped">Reason → documents.</param>
public sealed record FunnelRow(string Step, string Stage, long Documents, long Tokens, long ExtractedTokens, long Bytes, SortedDictionary<string, long> Dropped)
{
    /// <summary>Documents, of those that did not fall before, that this step cut something out of; null where it made no cuts.</summary>
    public long? CutDocuments { get; init; }

    /// <summary>Bytes it cut out of them.</summary>
    public long? CutBytes { get; init; }

    public long? BudgetTokens { get; init; }

    public long? KeptTokens { get; init; }

    /// <summary>Tokens of the document that ended the cut; 0 where all fitted.</summary>
    public long? NextDocumentTokens { get; init; }
}

/// <summary><c>funnel.json</c>: one row per stage and step in order.</summary>
public sealed record Funnel(IReadOnlyList<FunnelRow> Rows)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public static Funnel Read(string path) => JsonSerializer.Deserialize<Funnel>(File.ReadAllBytes(path), _json)
        ?? throw new InvalidDataException($"{path}: empty");
}
