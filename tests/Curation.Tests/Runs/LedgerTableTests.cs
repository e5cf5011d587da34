using System.Text;
using Curation.Cleaning;
using Curation.Columns;
using Curation.Core;
using Curation.Redaction;
using Curation.Runs;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Runs;

/// <summary>What the transforms did to a document stands in its tables.</summary>
public sealed class LedgerTableTests
{
    private static readonly StageChain _chain = new([
        new("symbol-lines", "symbol-lines", new SymbolLines()),
        new("newline-runs", "newline-runs", new NewlineRuns { Max = 1 }),
        new("redact-pii", "redact-pii", new PiiText().Open(null!)),
    ]);

    [Fact]
    public void Cuts_of_all_transforms_are_summed_and_records_that_were_not_read_have_none()
    {
        using var folder = new TemporaryFolder();
        WriteSignals(folder.Path, "A line.\n---------\n\nann@site.org", "Nothing.");
        using (var ledger = new LedgerWriter(folder.Path, "one"))
        {
            foreach (var id in (string[])["a", "b"]) ledger.Add(Encoding.UTF8.GetBytes(id), ""u8, new LedgerRow(id, "", LedgerTable.Keep, "select", null, 1, 1, 1, 1, 1, null, 1));
            ledger.AddUnread(LedgerRow.Quarantined(null, "extract", "extract/x"));
            ledger.Finish();
        }

        Assert.Equal(["11 2", "0 0", ""], Rows(folder.Path, LedgerTable.PathOf("one"), "removed_characters", "removed_lines"));
        Assert.Equal(3, LedgerTable.Read(folder.Path, "one").Count());
    }

    [Fact]
    public void Places_of_personal_data_stand_beside_the_signals()
    {
        using var folder = new TemporaryFolder();
        WriteSignals(folder.Path, "A line.\n---------\n\nann@site.org", "Nothing.");
        using var signals = new ParquetReader(Path.Combine(folder.Path, SignalTable.PathOf("one")));
        var rows = signals.Rows("redact-pii/spans");
        Assert.True(rows.Read() && rows.Utf8(0).SequenceEqual("email 8-20"u8));
        Assert.True(rows.Read() && rows.IsNull(0));
    }

    private static void WriteSignals(string folder, params string[] texts)
    {
        using var signals = new SignalWriter(folder, "one", new SignalTable(_chain, []));
        foreach (var text in texts)
        {
            var measured = _chain.Measure(new Document("source", text, "https://a.example/", DocumentText.FromString(text)));
            signals.Add(new SignalRow(text, 1, 1, 1, "", measured.Values, [], []) { Spans = measured.Spans });
        }

        signals.Finish();
    }

    private static IEnumerable<string> Rows(string folder, string path, params string[] columns)
    {
        using var table = new ParquetReader(Path.Combine(folder, path));
        var rows = table.Rows(columns);
        while (rows.Read()) yield return rows.IsNull(0) ? "" : string.Join(' ', columns.Index().Select(column => rows.Int64(column.Index)));
    }
}
