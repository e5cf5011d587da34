using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>Writes <c>ledger/</c> and <c>clusters.parquet</c> from a decision.</summary>
internal sealed class LedgerFiles
{
    private const string ClustersPath = "clusters.parquet";

    private static readonly Schema _clusters = new(Column.Utf8("id"), Column.Utf8("cluster"), Column.Double("similarity"), Column.Utf8("of").OrNull());

    private readonly IReadOnlyList<string> _units;
    private readonly Pool _pool;
    private readonly Places _places;
    private readonly Survivors _survivors;
    private readonly Dictionary<int, Membership> _memberships;
    private readonly ConcurrentDictionary<int, string> _memberIds = [];
    private readonly Choice _choice;
    private readonly Func<int, double> _scoreOf;

    public LedgerFiles(IReadOnlyList<string> units, Pool pool, Places places, Survivors survivors, Choice choice, Func<int, double> scoreOf)
    {
        (_units, _pool, _places, _survivors, _choice, _scoreOf) = (units, pool, places, survivors, choice, scoreOf);
        _memberships = survivors.Members.ToDictionary(member => member.Document, member => member.Membership);
    }

    /// <returns>The published files, relative to the run folder.</returns>
    public List<string> Write(StepContext context, CancellationToken cancel)
    {
        var outputs = new string[_units.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = context.Workers, CancellationToken = cancel };
        Parallel.For(0, outputs.Length, options, unit => outputs[unit] = WriteLedger(context, _units[unit]));
        WriteClusters(context);
        return [.. outputs, ClustersPath];
    }

    private string WriteLedger(StepContext context, string unit)
    {
        using var documents = new ParquetReader(context.PathOf(DocumentTable.PathOf(unit)));
        using var ledger = new LedgerWriter(context.RunFolder, unit);
        var rows = documents.Rows("id", "url");
        for (var document = _pool.Start[unit]; rows.Read(); document++)
        {
            if (_memberships.ContainsKey(document)) _memberIds[document] = Encoding.UTF8.GetString(rows.Utf8(0));
            ledger.Add(rows.Utf8(0), rows.Utf8(1), FateOf(document));
        }

        foreach (var bad in QuarantineRow.Read(context.PathOf(QuarantineRow.PathOf(unit))))
            ledger.AddUnread(LedgerRow.Quarantined(bad.Url, "extract", "extract/" + bad.Reason));
        return ledger.Finish();
    }

    private LedgerRow FateOf(int document)
    {
        var kept = _pool.IsStanding(document);
        var reason = !kept ? _places.Reason(_pool.Reason[document]) : _choice.ByChance.Contains(document) ? Places.Explored : null;
        var place = _choice.Place[document];
        var score = place == 0 ? double.NaN : _scoreOf(document);
        return new LedgerRow(
            Id: null, Url: null, kept ? LedgerTable.Keep : LedgerTable.Drop,
            kept ? "select" : _places.All[_places.PlaceOf(_pool.Reason[document])].Step, reason,
            kept ? score : _pool.Value[document], _pool.ExtractedTokens[document], _pool.Tokens[document], score, place == 0 ? null : place,
            _memberships.TryGetValue(document, out var membership) ? Name(membership.Cluster) : null, _choice.Copies[document])
            { CutBytes = _pool.CutBytes.Length == 0 ? 0 : _pool.CutBytes[document] };
    }

    private void WriteClusters(StepContext context)
    {
        using var file = new TableFile(context.RunFolder, ClustersPath, _clusters);
        var table = file.Rows;
        foreach (var (document, membership) in _survivors.Members)
        {
            table.Utf8(0, _memberIds[document]);
            table.Utf8(1, Name(membership.Cluster));
            table.Double(2, membership.Similarity);
            if (membership.Of != document) table.Utf8(3, _memberIds[membership.Of]);
            table.EndRow();
        }

        file.Finish();
    }

    private static string Name(ulong cluster) => cluster.ToString("x16", CultureInfo.InvariantCulture);
}
