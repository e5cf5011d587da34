using System.Text.Json;
using Curation.Text;

namespace Curation.Decontamination;

/// <summary><c>decontamination.json</c>: per evaluation set what was found in the documents that stages keep and dedup leaves, and which examples are
/// clean, so that scores can be told apart later.</summary>
public sealed record DecontaminationSummary(IReadOnlyList<SuiteSummary> Suites)
{
    /// <summary>Tokens that all suites together cost, each document counted once.</summary>
    public long TokensRemoved { get; init; }

    /// <summary>Its place in a run.</summary>
    public const string FileName = "decontamination.json";

    /// <summary>The same before anything is decided: all examples, and nothing found.</summary>
    internal const string Examples = "decontamination/examples.json";

    private const int Samples = 10;

    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    public static DecontaminationSummary Read(string path) => JsonSerializer.Deserialize<DecontaminationSummary>(File.ReadAllBytes(path), _json)
        ?? throw new InvalidDataException($"{path}: empty");

    /// <summary>Of sets of which nothing was found.</summary>
    internal static DecontaminationSummary Of(IReadOnlyList<EvalExample> examples, EvalIndex index)
    {
        var tooShort = index.Unchecked.Select(number => examples[number]).ToHashSet();
        return new DecontaminationSummary([.. examples.GroupBy(example => example.Suite, StringComparer.Ordinal).Select(Suite)]);

        SuiteSummary Suite(IGrouping<string, EvalExample> suite)
        {
            var skipped = suite.Where(tooShort.Contains).Select(example => example.Id).ToList();
            return new SuiteSummary(suite.Key, suite.Count(), 0, [.. suite.Select(example => example.Id).Except(skipped)], [], [], [], skipped, []);
        }
    }

    /// <summary>The same with what was found.</summary>
    internal DecontaminationSummary With(IEnumerable<EvalMatch> found)
    {
        var bySuite = found.ToLookup(match => match.Suite, StringComparer.Ordinal);
        return this with { Suites = [.. Suites.Select(suite => With(suite, bySuite[suite.Suite]))] };
    }

    private static SuiteSummary With(SuiteSummary suite, IEnumerable<EvalMatch> found)
    {
        var rows = found.Where(match => !match.IsSuppressed).ToList();
        var dirty = IdsOf(rows.Where(match => match.IsContaminated));
        var partial = IdsOf(rows).Except(dirty).ToList();
        var common = IdsOf(found.Where(match => match.IsSuppressed)).Except(dirty).Except(partial).ToList();
        return suite with
        {
            Documents = rows.Where(match => match.IsContaminated).Select(match => (match.Unit, match.Row)).Distinct().Count(),
            Clean = [.. suite.Clean.Except(dirty).Except(partial).Except(common)],
            Dirty = dirty, Partial = partial, Suppressed = common,
            Samples =
            [
                .. rows.OrderByDescending(match => match.IsContaminated).ThenBy(match => XxHash64.Hash(match.Id + match.Example)).Take(Samples)
                    .Select(match => new MaskedSample(match.Id, match.Example, match.Overlap, match.LongestWords, match.Masked)),
            ],
        };
    }

    private static List<string> IdsOf(IEnumerable<EvalMatch> found) => [.. found.Select(match => match.Example).Distinct().Order(StringComparer.Ordinal)];
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
