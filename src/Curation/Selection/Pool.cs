using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Models.Hosts;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>All documents of a run as far as the decision needs them: a few dozen bytes each, in arrays.</summary>
internal sealed class Pool
{
    /// <summary>No reason: still in the running.</summary>
    public const short Standing = -1;

    private ulong[] _textHash = [];

    /// <summary>Documents of which nothing is known yet.</summary>
    /// <param name="hasCuts">Whether a step cuts something out of final texts.</param>
    internal Pool(int documents, IReadOnlyList<string> labels, int scorers, bool hasCuts = false)
    {
        Hash = new ulong[documents];
        (Bytes, Tokens, ExtractedTokens) = (new int[documents], new int[documents], new int[documents]);
        (CutBytes, UncutBytes) = hasCuts ? (new int[documents], new int[documents]) : ([], Bytes);
        (Reason, Value) = (new short[documents], new double[documents]);
        Array.Fill(Reason, Standing);
        (Groups, Sources, Hosts) = (new int[documents], new int[documents], new int[documents]);
        Labels = labels.ToDictionary(label => label, _ => new int[documents], StringComparer.Ordinal);
        Scores = [.. Enumerable.Range(0, scorers).Select(_ => new uint[documents])];
    }

    public int Count => Hash.Length;

    public ulong[] Hash { get; }

    public int[] Bytes { get; }

    /// <summary>Bytes cut out of final texts after the transforms; empty where nothing is cut.</summary>
    public int[] CutBytes { get; }

    /// <summary>Bytes of the texts that the transforms leave, before any cut: survivors are told by these, since cuts are made among survivors.
    /// Where nothing is cut they are <see cref="Bytes"/>.</summary>
    public int[] UncutBytes { get; }

    public int[] Tokens { get; }

    public int[] ExtractedTokens { get; }

    /// <summary>Tokens that went with the examples of evaluation sets, by document, of those that had any.</summary>
    public ConcurrentDictionary<int, int> DecontaminatedTokens { get; } = new();

    /// <summary>Number of the reason each document fell for, or <see cref="Standing"/>.</summary>
    public short[] Reason { get; }

    /// <summary>The number that decided.</summary>
    public double[] Value { get; }

    /// <summary>What the numbers of sources, hosts and labels are called.</summary>
    public NameTable Names { get; } = new();

    public int[] Sources { get; }

    public int[] Hosts { get; }

    /// <summary>Number of each document's registered domain, or of its host where that lies under none; see <see cref="FindDomains"/>.</summary>
    public int[] Domains { get; private set; } = [];

    /// <summary>Number of the cluster of near duplicates of which a document is one of several left in the running, or -1; empty where there is none.</summary>
    public int[] Clusters { get; set; } = [];

    /// <summary>By stage: the number of each document's label.</summary>
    public IReadOnlyDictionary<string, int[]> Labels { get; }

    /// <summary>What the numbers of sets of groups are called.</summary>
    public NameTable GroupNames { get; } = new();

    /// <summary>Number of each document's set of groups.</summary>
    public int[] Groups { get; }

    public IReadOnlyList<uint[]> Scores { get; }

    /// <summary>Number of the first document of each unit.</summary>
    public Dictionary<string, int> Start { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of documents of each unit.</summary>
    public Dictionary<string, int> CountOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the stored numbers of all units, and judges each document by them.</summary>
    public static Pool Load(SelectInputs inputs, StepContext context, Places places, CancellationToken cancel)
    {
        var pool = Read(inputs, context, places, isCounted: true, cancel);
        pool.Reject(inputs.Rejections, context.RunFolder, places);
        pool.DropRepeatedIds(places);
        return pool;
    }

    /// <summary>The same as far as it is known before anything is cut or counted: no rejections, no tokens.</summary>
    public static Pool LoadUncounted(SelectInputs inputs, StepContext context, Places places, CancellationToken cancel)
    {
        var pool = Read(inputs, context, places, isCounted: false, cancel);
        pool.DropRepeatedIds(places);
        return pool;
    }

    /// <summary>Drops what steps before this one took out, where it still stands.</summary>
    public void Reject(IEnumerable<IRejections> steps, string runFolder, Places places)
    {
        foreach (var rejection in steps.SelectMany(rejections => rejections.Read(runFolder)))
        {
            var document = Start[rejection.Unit] + rejection.Row;
            if (IsStanding(document)) Drop(document, places.Number(rejection.Reason), rejection.Value);
        }
    }

    /// <summary>Fills in <see cref="Domains"/>.</summary>
    public void FindDomains(PublicSuffixes suffixes)
    {
        Domains = new int[Count];
        var known = new Dictionary<int, int>();
        for (var document = 0; document < Count; document++)
        {
            ref var domain = ref CollectionsMarshal.GetValueRefOrAddDefault(known, Hosts[document], out var isKnown);
            if (!isKnown) domain = Names.Number(DomainOf(Names[Hosts[document]], suffixes));
            Domains[document] = domain;
        }
    }

    public bool IsStanding(int document) => Reason[document] == Standing;

    /// <summary>Tokens of all extracted texts. Another row of a document that is there already is no document.</summary>
    public long SumExtracted(Places places)
    {
        var (sum, repeated) = (0L, places.Number(Places.RepeatedId));
        for (var document = 0; document < Count; document++)
        {
            if (Reason[document] != repeated) sum += ExtractedTokens[document];
        }

        return sum;
    }

    public void Drop(int document, short reason, double value) => (Reason[document], Value[document]) = (reason, value);

    private static string DomainOf(string host, PublicSuffixes suffixes) =>
        suffixes.RegisteredDomain(HostText.Canonical(host)) is { IsEmpty: false } domain ? Encoding.UTF8.GetString(domain) : host;

    private static Pool Read(SelectInputs inputs, StepContext context, Places places, bool isCounted, CancellationToken cancel)
    {
        var counts = new int[inputs.Units.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            using var table = new ParquetReader(context.PathOf(SignalTable.PathOf(inputs.Units[i])));
            counts[i] = checked((int)table.RowCount);
        }

        var documents = checked((int)counts.Sum(count => (long)count));
        var pool = new Pool(documents, inputs.Chain.Labels, inputs.Quality.Score.Count, inputs.Texts.Layers.Count > 0) { _textHash = new ulong[documents] };
        var start = 0;
        foreach (var (unit, count) in inputs.Units.Zip(counts))
        {
            (pool.Start[unit], pool.CountOf[unit]) = (start, count);
            start += count;
        }

        Parallel.ForEach(
            inputs.Units, new ParallelOptions { MaxDegreeOfParallelism = context.Workers, CancellationToken = cancel }, unit =>
            {
                if (isCounted) pool.LoadCounts(context.RunFolder, unit);
                pool.LoadUnit(inputs, context.RunFolder, unit, places, isCounted);
            });
        return pool;
    }

    private void LoadCounts(string runFolder, string unit)
    {
        using var counts = new ParquetReader(Path.Combine(runFolder, TokenTable.PathOf(unit)));
        var tokens = counts.Rows();
        for (var document = Start[unit]; tokens.Read(); document++)
        {
            (ExtractedTokens[document], Tokens[document]) = (tokens.Int32(0), tokens.Int32(1));
            Bytes[document] = tokens.Int32(2);
            if (CutBytes.Length > 0) CutBytes[document] = tokens.Int32(3);
            if (tokens.Int32(4) != 0) DecontaminatedTokens[document] = tokens.Int32(4);
        }
    }

    private void LoadUnit(SelectInputs inputs, string runFolder, string unit, Places places, bool isCounted)
    {
        var layout = new SignalTable(inputs.Chain, inputs.Quality.Score);
        using var signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        using var documents = new ParquetReader(Path.Combine(runFolder, DocumentTable.PathOf(unit)));
        var (rows, origins) = (layout.Rows(signals, SignalTable.PathOf(unit)), documents.Rows("source", "host"));
        var (source, host, groups) = (new NameTable.Column(Names), new NameTable.Column(Names), new NameTable.Column(GroupNames));
        var labelColumns = inputs.Chain.Labels.Select(_ => new NameTable.Column(Names)).ToArray();
        var numbers = inputs.Chain.Labels.Select(label => Labels[label]).ToArray();
        var (values, labels) = (new double[layout.Signals.Count], new string[labelColumns.Length]);
        for (var document = Start[unit]; rows.Read() && origins.Read(); document++)
        {
            (Hash[document], _textHash[document]) = ((ulong)rows.Int64(SignalTable.Hash), (ulong)rows.Int64(SignalTable.TextHash));
            UncutBytes[document] = checked((int)rows.Int64(SignalTable.Bytes));
            (Sources[document], Hosts[document]) = (source.Of(origins.Utf8(0)).Number, host.Of(origins.Utf8(1)).Number);
            Groups[document] = groups.Of(rows.Utf8(SignalTable.Groups)).Number;
            for (var i = 0; i < Scores.Count; i++) Scores[i][document] = (uint)rows.Int64(layout.FirstScore + i);
            for (var i = 0; i < values.Length; i++)
                values[i] = layout.Signals[i].IsInteger ? rows.Int64(SignalTable.FirstSignal + i) : rows.Double(SignalTable.FirstSignal + i);
            for (var i = 0; i < labels.Length; i++) (numbers[i][document], labels[i]) = labelColumns[i].Of(rows.Utf8(layout.FirstLabel + i));

            var verdict = isCounted && ExtractedTokens[document] == 0 ? Verdict.Drop(Places.EmptyText, 0) : inputs.Chain.Judge(values, labels);
            Drop(document, verdict.Reason is { } reason ? places.Number(reason) : Standing, verdict.Value);
        }
    }

    /// <summary>Of documents with one source and id the one of smallest text hash stays.</summary>
    private void DropRepeatedIds(Places places)
    {
        var sorted = (ulong[])Hash.Clone();
        sorted.AsSpan().Sort();
        var repeated = new HashSet<ulong>();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1]) repeated.Add(sorted[i]);
        }

        var reason = places.Number(Places.RepeatedId);
        var found = repeated.Count == 0 ? [] : Enumerable.Range(0, Count).Where(document => repeated.Contains(Hash[document]));
        foreach (var same in found.GroupBy(document => Hash[document]).Select(group => group.OrderBy(document => _textHash[document]).ToList()))
        {
            foreach (var document in same.Skip(1)) Drop(document, reason, same.Count);
        }

        _textHash = [];
    }
}
