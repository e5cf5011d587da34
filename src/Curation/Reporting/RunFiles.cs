using System.Text.Json;
using Curation.Runs;

namespace Curation.Reporting;

/// <summary>What a report reads of files that other rooms write: the parts it needs.</summary>
internal static class RunFiles
{
    public const string
        Funnel = "funnel.json", Selection = "selection.json", Decontamination = "decontamination.json", Bias = "bias.json", Clusters = "clusters.parquet",
        Tokenizer = "tokenizer.json", Dataset = "shards/dataset.json", Curve = "model/curve.json";

    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>All that a report reads, relative to the run folder; the last two where their steps are done.</summary>
    public static IReadOnlyList<string> Of(string runFolder, ReportInputs inputs) =>
    [
        Funnel, Selection, Bias, Clusters, Tokenizer,
        .. inputs.Units.SelectMany(unit => inputs.Texts.FilesOf(unit).Append(SignalTable.PathOf(unit)).Append(LedgerTable.PathOf(unit))),
        .. IsDone(runFolder, "decontaminate") ? [Decontamination] : Array.Empty<string>(),
        .. IsDone(runFolder, "shard") ? [Dataset] : Array.Empty<string>(),
        .. IsDone(runFolder, "train") ? [Curve] : Array.Empty<string>(),
    ];

    /// <exception cref="InvalidDataException">The file is not what its name says.</exception>
    public static T Read<T>(string runFolder, string relative)
    {
        var path = Path.Combine(runFolder, relative);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), _json) ?? throw new JsonException("null, expected an object");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    public static T? ReadIfDone<T>(string runFolder, string relative, string step)
        where T : class => IsDone(runFolder, step) ? Read<T>(runFolder, relative) : null;

    public static bool IsDone(string runFolder, string step)
    {
        var markers = Path.Combine(runFolder, "done", step);
        return Directory.Exists(markers) && Directory.EnumerateFiles(markers).Any();
    }
}

/// <summary><c>bias.json</c>.</summary>
internal sealed record BiasFile(string Statement, string Lexicon, IReadOnlyList<BiasStep> Steps, IReadOnlyList<BiasLimit> Limits);

internal sealed record BiasStep(string Step, BiasCounts All, IReadOnlyList<BiasGroup> Groups);

internal sealed record BiasCounts(long Documents, long Tokens, long KeptDocuments, long KeptTokens);

internal sealed record BiasGroup(
    string Group,
    BiasCounts Counts,
    double? ImpactRatioTokens, double? ImpactRatioDocuments,
    double? IntervalLow, double? IntervalHigh)
{
    /// <summary>The part of the name before the slash: identity, language or region.</summary>
    public string Kind => Group[..Math.Max(0, Group.IndexOf('/'))];

    /// <summary>The rest of it.</summary>
    public string Name => Group[(Group.IndexOf('/') + 1)..];
}

internal sealed record BiasLimit(string Limit, string Group, double? Value, double? Min, double? Max, long Documents, int NeededDocuments, string Verdict);

/// <summary><c>shards/dataset.json</c>.</summary>
internal sealed record DatasetFile(
    string TokenizerSha256, int Vocabulary, string Dtype,
    long Documents, long Tokens, long SpecialTokens,
    SortedDictionary<string, DatasetSplit> Splits);

internal sealed record DatasetSplit(long Documents, long Tokens, IReadOnlyList<string> Files);

/// <summary>A row of <c>model/curve.json</c>. Losses in nats a token.</summary>
internal sealed record CurvePoint(int Step, long Tokens, double? TrainLoss, double? ValidationLoss, double? BitsPerByte);

/// <summary><c>decontamination.json</c>.</summary>
internal sealed record DecontaminationFile(IReadOnlyList<EvalSuite> Suites);

internal sealed record EvalSuite(
    string Suite, long Examples, long Documents, IReadOnlyList<string> Dirty, IReadOnlyList<string> Partial, IReadOnlyList<string> Suppressed,
    IReadOnlyList<string> Unchecked, IReadOnlyList<EvalSample> Samples, long TokensRemoved = 0);

internal sealed record EvalSample(string Document, string Example, double Overlap, string Masked);
