using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Reporting;

/// <summary>How many values of personal data were found, by type and language: sums of the counts that signals hold.</summary>
/// <param name="Types">The types that were counted, in the order of the recipe.</param>
/// <param name="Languages">Documents of each language, and values of each type; no language is called "all documents".</param>
internal sealed record PiiFacts(IReadOnlyList<string> Types, SortedDictionary<string, (long Documents, long[] Values)> Languages)
{
    private const string CountName = "pii-count", Suffix = "-count", NoLanguage = "all documents";

    public static PiiFacts Read(string runFolder, ReportInputs inputs)
    {
        var columns = inputs.Chain.Stages.Where(IsCount).Select(planned => planned.Column).ToArray();
        var facts = new PiiFacts([.. columns.Select(TypeOf)], new(StringComparer.Ordinal));
        if (columns.Length == 0) return facts;
        string[] read = [.. columns, .. inputs.Chain.LanguageLabel is { } language ? (string[])[language] : []];
        foreach (var unit in inputs.Units)
        {
            using var signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
            var rows = signals.Rows(read);
            while (rows.Read()) facts.Add(rows, columns.Length, read.Length > columns.Length);
        }

        return facts;
    }

    private void Add(RowCursor rows, int types, bool hasLanguage)
    {
        var language = hasLanguage ? Encoding.UTF8.GetString(rows.Utf8(types)) : NoLanguage;
        if (!Languages.TryGetValue(language, out var sums)) sums = (0, new long[types]);
        for (var type = 0; type < types; type++) sums.Values[type] += rows.Int64(type);
        Languages[language] = (sums.Documents + 1, sums.Values);
    }

    private static bool IsCount(PlannedStage planned) =>
        planned.Stage.GetType().GetCustomAttributes(typeof(StageAttribute), false) is [StageAttribute { Name: CountName }];

    private static string TypeOf(string column) =>
        column[(column.LastIndexOf('/') + 1)..] is var rule && rule.EndsWith(Suffix, StringComparison.Ordinal) ? rule[..^Suffix.Length] : rule;
}
