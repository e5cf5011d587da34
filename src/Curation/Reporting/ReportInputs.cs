using Curation.Core;
using Curation.Runs;
using Curation.Text;

namespace Curation.Reporting;

/// <summary>What a report says of a run besides what lies in its folder.</summary>
public sealed record ReportInputs
{
    public required string Name { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The units of extract and measure, in order.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    public StageChain Chain => Texts.Chain;

    /// <summary>Final texts, every cut made.</summary>
    public required FinalTexts Texts { get; init; }

    /// <summary>Tells where cuts come from, of those layers that know.</summary>
    public IReadOnlyList<ICutOrigins> Origins { get; init; } = [];

    /// <summary>The resolved recipe, all defaults written out.</summary>
    public required string Recipe { get; init; }

    public required IReadOnlyList<ReportSource> Sources { get; init; }

    /// <summary>The files the run was made from.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>The units of a run that is there, by its files.</summary>
    public static IReadOnlyList<string> UnitsOf(string runFolder)
    {
        var ledger = Path.Combine(runFolder, Path.GetDirectoryName(LedgerTable.PathOf("unit"))!);
        if (!Directory.Exists(ledger)) return [];
        return [.. Directory.GetFiles(ledger, "*.parquet").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A title or URL as it may be shown: through the recipe's redactions.</summary>
    internal string Redacted(Document document, string text)
    {
        var small = document with { Text = DocumentText.FromString(text) };
        var redacted = Chain.Redact(small);
        var shown = redacted.Text.ToString();
        if (!ReferenceEquals(redacted, small)) redacted.Text.Dispose();
        small.Text.Dispose();
        return shown;
    }
}

/// <summary>A source as the recipe names it.</summary>
public sealed record ReportSource(string Kind, string Pattern, string Name);

/// <summary>An input file as the recipe's pattern found it.</summary>
public sealed record ReportFile(string Path, long Bytes);
