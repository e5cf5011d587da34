using Curation.Core;
using Curation.Runs;
using Curation.Storage;

namespace Curation.Decontamination;

/// <summary>Counts the tokens that each suite cost, and all together: all tokens, as extracted, of the documents that fell for it, and those of what was cut
/// out of documents that came further. A document that holds examples of several suites counts for each, and once for all together.</summary>
/// <param name="texts">As they were looked at.</param>
internal sealed class RemovedTokens(FinalTexts texts) : IRemovals
{
    public IReadOnlyList<string> Files { get; } = [MatchTable.Path, DecontaminationSummary.Found];

    public string Write(string runFolder, ITokenizer tokenizer)
    {
        var (removed, all) = (new Dictionary<string, long>(StringComparer.Ordinal), 0L);
        foreach (var unit in MatchTable.Contaminated(runFolder).GroupBy(match => match.Unit))
        {
            var suites = unit.ToLookup(match => match.Row, match => match.Suite);
            var lost = Lost(runFolder, unit.Key, suites.Contains, tokenizer);
            all += lost.Values.Sum();
            foreach (var match in unit) removed[match.Suite] = removed.GetValueOrDefault(match.Suite) + lost[match.Row];
        }

        var summary = DecontaminationSummary.Read(Path.Combine(runFolder, DecontaminationSummary.Found));
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
                : fate.Step == "select" ? tokenizer.Count(before.Document.Text.Utf8) - fate.Tokens : 0;
        }

        return lost;
    }
}
