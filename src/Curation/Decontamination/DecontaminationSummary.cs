using System.Text.Json;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary><c>decontamination.json</c>: per evaluation set what was found, and which examples are clean, so that scores can be told apart later.</summary>
public sealed record DecontaminationSummary(IReadOnlyList<SuiteSummary> Suites)
{
    /// <summary>Tokens that all suites together cost, each document counted once.</summary>
    public long TokensRemoved { get; init; }

    /// <summary>Its place in a run.</summary>
    public const string FileName = "decontamination.json";

    /// <summary>The same before anything is decided.</summary>
    internal const string Found = "decontamination/found.json";

    private const int Samples = 10;

    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public static DecontaminationSummary Read(string path) => JsonSerializer.Deserialize<DecontaminationSummary>(File.ReadAllBytes(path), _json)
        ?? throw new InvalidDataException($"{path}: empty");

    internal static DecontaminationSummary Of(
        IReadOnlyList<(string Unit, ContaminationRow Row)> found, IReadOnlyList<ContaminationRow> suppressed, IReadOnlyList<EvalExample> examples,
        EvalIndex index)
    {
        var tooShort = index.Unchecked.Select(number => examples[number]).ToHashSet();
        return new DecontaminationSummary([.. examples.GroupBy(example => example.Suite, StringComparer.Ordinal).Select(Suite)]);

        SuiteSummary Suite(IGrouping<string, EvalExample> suite)
        {
            var rows = found.Where(match => match.Row.Suite == suite.Key).ToList();
            var dirty = Examples(rows.Where(match => match.Row.IsContaminated).Select(match => match.Row));
            var partial = Examples(rows.Select(match => match.Row)).Except(dirty).ToList();
            var common = Examples(suppressed.Where(row => row.Suite == suite.Key)).Except(dirty).Except(partial).ToList();
            var skipped = suite.Where(tooShort.Contains).Select(example => example.Id).ToList();
            return new SuiteSummary(
                suite.Key, suite.Count(), rows.Where(match => match.Row.IsContaminated).Select(match => (match.Unit, match.Row.Row)).Distinct().Count(),
                [.. suite.Select(example => example.Id).Except(dirty).Except(partial).Except(common).Except(skipped)],
                dirty, partial, common, skipped,
                [.. rows.OrderByDescending(match => match.Row.IsContaminated).ThenBy(match => XxHash64.Hash(match.Row.Id + match.Row.Example)).Take(Samples)
                    .Select(match => new MaskedSample(match.Row.Id, match.Row.Example, match.Row.Overlap, match.Row.LongestWords, match.Row.Masked))]);
        }
    }

    private static List<string> Examples(IEnumerable<ContaminationRow> found) =>
        [.. found.Select(row => row.Example).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>One evaluation set.</summary>
/// <param name="Documents">Contaminated documents.</param>
/// <param name="Clean">Ids of examples of which nothing was found.</param>
/// <param name="Dirty">Ids of examples that stand in contaminated documents.</param>
/// <param name="Partial">Ids of examples of which pieces were found.</param>
/// <param name="Suppressed">Ids of examples found, but only in words that more documents have than boilerplate may: neither clean nor dirty.</param>
/// <param name="Unchecked">Ids of examples too short to be looked for.</param>
/// <param name="Samples">A few of the matches, most words hidden.</param>
public sealed record SuiteSummary(
    string Suite, int Examples, int Documents, IReadOnlyList<string> Clean, IReadOnlyList<string> Dirty, IReadOnlyList<string> Partial,
    IReadOnlyList<string> Suppressed, IReadOnlyList<string> Unchecked, IReadOnlyList<MaskedSample> Samples)
{
    /// <summary>Tokens, as extracted, of the documents that fell for it, and of what was cut out of those that came further.</summary>
    public long TokensRemoved { get; init; }
}

/// <summary>A match with most words hidden.</summary>
public sealed record MaskedSample(string Document, string Example, double Overlap, int LongestWords, string Masked);
