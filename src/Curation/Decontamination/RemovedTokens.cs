using Curation.Core;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Decontamination;

/// <summary>Tells what was found in the documents that came so far, and the tokens that each suite cost, and all together: all tokens, as extracted, of
/// the documents that fell for it, and those of what was cut out of documents that came further. A document that holds examples of several suites counts
/// for each, and once for all together.</summary>
/// <param name="texts">As they were looked at.</param>
internal sealed class RemovedTokens(FinalTexts texts) : IRemovals
{
    public IReadOnlyList<string> Files { get; } = [MatchTable.Path, DecontaminationSummary.Examples];

    public string Write(string runFolder, ITokenizer tokenizer)
    {
        var (removed, all) = (new Dictionary<string, long>(StringComparer.Ordinal), 0L);
        var matches = MatchTable.ReadStanding(runFolder).ToList();
        foreach (var unit in matches.Where(match => match.IsContaminated).GroupBy(match => match.Unit))
        {
            var lost = Lost(runFolder, unit.Key, unit.Select(match => match.Row).ToHashSet().Contains, tokenizer);
            all += lost.Values.Sum();
            foreach (var (row, suite) in unit.Select(match => (match.Row, match.Suite)).Distinct())
                removed[suite] = removed.GetValueOrDefault(suite) + lost[row];
        }

        var summary = DecontaminationSummary.Read(Path.Combine(runFolder, DecontaminationSummary.Examples)).With(matches);
        var suitesWithTokens = summary.Suites.Select(suite => suite with { TokensRemoved = removed.GetValueOrDefault(suite.Suite) });
        AtomicFile.WriteAllText(
            Path.Combine(runFolder, DecontaminationSummary.FileName),
            new DecontaminationSummary([.. suitesWithTokens]) { TokensRemoved = all }.ToJson());
        return DecontaminationSummary.FileName;
    }

    private Dictionary<long, long> Lost(string runFolder, string unit, Func<long, bool> wanted, ITokenizer tokenizer)
    {
        var fates = LedgerTable.Read(runFolder, unit).Select((fate, row) => (fate, row: (long)row)).Where(found => wanted(found.row))
            .ToDictionary(found => found.row, found => found.fate);
        var lost = new Dictionary<long, long>();
        foreach (var stored in texts.Read(runFolder, unit, wanted))
        {
            using var before = texts.Finish(stored);
            var fate = fates[stored.Row];
            lost[stored.Row] = fate.Step == DecontaminateStep.Stage ? fate.ExtractedTokens
                : tokenizer.Count(before.Document.Text.Utf8) - fate.Tokens;
        }

        return lost;
    }
}
