using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Curation.Reporting.Explaining;

/// <summary>Everything a run knows about one document, redacted as the recipe says.</summary>
public sealed record Explanation
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true, IndentSize = 1, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null for a record that could not be read.</summary>
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public required string Verdict { get; init; }

    public required string Step { get; init; }

    public string? Reason { get; init; }

    /// <summary>The number that decided.</summary>
    public double? Value { get; init; }

    /// <summary>What the rule that decided keeps, in words.</summary>
    public string? Range { get; init; }

    public int ExtractedTokens { get; init; }

    public int Tokens { get; init; }

    public double? Score { get; init; }

    /// <summary>Place in the order of the cut, from 1; null where it was not ranked.</summary>
    public long? Place { get; init; }

    public long Ranked { get; init; }

    public long Kept { get; init; }

    public string? Cluster { get; init; }

    /// <summary>The members of its cluster, the survivor first.</summary>
    public IReadOnlyList<Duplicate> Duplicates { get; init; } = [];

    /// <summary>Its final text beside that of its survivor; null where it is no duplicate.</summary>
    public SideBySide? Pair { get; init; }

    /// <summary>What was found in it of evaluation sets.</summary>
    public IReadOnlyList<EvalMatch> Evals { get; init; } = [];

    /// <summary>What was cut out of it, step after step; all in bytes of the text that the transforms left, before any cut.</summary>
    public IReadOnlyList<CutPassage> Cuts { get; init; } = [];

    public IReadOnlyList<Signal> Signals { get; init; } = [];

    /// <summary>First lines of the final text.</summary>
    public string Text { get; init; } = "";

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public string ToText()
    {
        var text = new StringBuilder();
        Line(text, "id", Id ?? "none: the record could not be read");
        Line(text, "url", Url);
        Line(text, "title", Title);
        Line(text, "verdict", VerdictInWords());
        if (Id is null) return text.ToString();
        Line(text, "tokens", $"{Numbers.Plain(ExtractedTokens)} as extracted, {Numbers.Plain(Tokens)} final");
        var score = Score is { } value ? $"; score {Numbers.Value(value)}" : "";
        Line(text, "place", Place is { } place ? $"{Numbers.Plain(place)} of {Numbers.Plain(Ranked)} ranked, {Numbers.Plain(Kept)} kept{score}" : "not ranked");
        Line(text, "duplicates", Cluster is null ? "none" : $"cluster {Cluster}, {Numbers.Plain(Duplicates.Count)} members");
        foreach (var member in Duplicates)
        {
            var fate = member.Survives ? "survives" : member.Similarity.ToString("0.000", CultureInfo.InvariantCulture).PadRight(8);
            text.Append(CultureInfo.InvariantCulture, $"            {fate}  {member.Id}{(member.Id == Id ? "  (this one)" : "")}\n");
        }

        if (Pair is { } pair) text.Append(CultureInfo.InvariantCulture, $"beside {Plain(pair.Survivor)}\n").Append(Lines(pair.ToText("  ")));
        foreach (var match in Evals)
        {
            Line(text, match.Contaminated ? "contains" : "piece of", $"{match.Suite} {match.Example}, overlap {Numbers.Ratio(match.Overlap)}");
            Line(text, "", match.Masked);
        }

        foreach (var cut in Cuts)
        {
            var owner = cut.Owner is null ? "" : $", a {cut.Kind} that stands first in {(cut.Owner == Id ? "this document" : cut.Owner)}";
            Line(text, "cut", $"bytes {Numbers.Plain(cut.Start)} to {Numbers.Plain(cut.End)} by {cut.By}{owner}");
        }

        if (Cuts.Count > 0) Line(text, "", "bytes are those of the text before any cut, the last one not included");

        text.Append("signals\n").Append(SignalTable());
        text.Append("text\n");
        foreach (var line in Text.Split('\n')) text.Append(line.Length == 0 ? "" : "  ").Append(Plain(line)).Append('\n');
        return text.ToString();
    }

    private string VerdictInWords()
    {
        if (Reason is null) return $"{Verdict} by {Step}";
        var value = Value is { } number ? $": {Numbers.Value(number)}" : "";
        return $"{Verdict} by {Step}: {Reason}{value}{(Range is null ? "" : $", kept is {Range}")}";
    }

    private string SignalTable()
    {
        var table = new TextTable("", "", "", "");
        foreach (var signal in Signals)
        {
            var value = signal.Label ?? Numbers.Value(signal.Value ?? double.NaN);
            table.Add(signal.Name, value, signal.Range ?? "", signal.IsBroken ? "broken" : "");
        }

        return table.Write(words: 4, indent: "  ");
    }

    private static void Line(StringBuilder text, string name, string? content)
    {
        if (!string.IsNullOrEmpty(content)) text.Append(name.PadRight(12)).Append(Plain(content)).Append('\n');
    }

    private static string Lines(string lines) => string.Join('\n', lines.Split('\n').Select(Plain));

    /// <summary>What a page says may not steer the terminal.</summary>
    private static string Plain(string content) => string.Concat(content.Select(letter => char.IsControl(letter) ? ' ' : letter));
}

/// <summary>A measured number, or a label, and what the recipe keeps of it.</summary>
/// <param name="Value">Null where it is undefined, and for labels.</param>
/// <param name="Range">In words; null where all is kept.</param>
public sealed record Signal(string Name, double? Value, string? Label, string? Range, bool IsBroken);

/// <summary>A member of a cluster of duplicates.</summary>
/// <param name="Similarity">To the survivor.</param>
public sealed record Duplicate(string Id, double Similarity, bool Survives);
