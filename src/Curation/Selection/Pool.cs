using System.Text;
using Curation.Columns;
using Curation.Core;
using Curation.Runs;

namespace Curation.Selection;

/// <summary>All documents of a run as far as the decision needs them: a few dozen bytes each, in arrays.</summary>
internal sealed class Pool
{
    /// <summary>No reason: still in the running.</summary>
    public const short Standing = -1;

    private readonly Dictionary<string, int> _groupNumbers = new(StringComparer.Ordinal);
    private readonly List<string> _groups = [];

    private Pool(int documents, int scorers)
    {
        (Hash, TextHash) = (new ulong[documents], new ulong[documents]);
        (Bytes, Tokens, ExtractedTokens) = (new int[documents], new int[documents], new int[documents]);
        (Reason, Value, Groups) = (new short[documents], new double[documents], new int[documents]);
        Scores = [.. Enumerable.Range(0, scorers).Select(_ => new uint[documents])];
    }

    public int Count => Hash.Length;

    public ulong[] Hash { get; }

    public ulong[] TextHash { get; }

    public int[] Bytes { get; }

    public int[] Tokens { get; }

    public int[] ExtractedTokens { get; }

    /// <summary>Number of the reason each document fell for, or <see cref="Standing"/>.</summary>
    public short[] Reason { get; }

    /// <summary>The number that decided.</summary>
    public double[] Value { get; }

    /// <summary>Number of each document's set of groups.</summary>
    public int[] Groups { get; }

    public IReadOnlyList<string> GroupNames => _groups;

    public IReadOnlyList<uint[]> Scores { get; }

    /// <summary>Number of the first document of each unit.</summary>
    public Dictionary<string, int> Start { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the stored numbers of all units, and judges each document by them.</summary>
    public static Pool Load(SelectInputs inputs, string runFolder, Places places, CancellationToken cancel)
    {
        var count = 0L;
        foreach (var unit in inputs.Units)
        {
            using var table = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
            count += table.RowCount;
        }

        var pool = new Pool(checked((int)count), inputs.Quality.Score.Count);
        var start = 0;
        foreach (var unit in inputs.Units)
        {
            cancel.ThrowIfCancellationRequested();
            pool.Start[unit] = start;
            start = pool.LoadUnit(inputs, runFolder, unit, start, places);
        }

        pool.DropRepeatedIds(places);
        return pool;
    }

    public bool IsStanding(int document) => Reason[document] == Standing;

    public void Drop(int document, short reason, double value) => (Reason[document], Value[document]) = (reason, value);

    private int LoadUnit(SelectInputs inputs, string runFolder, string unit, int start, Places places)
    {
        var layout = new SignalTable(inputs.Chain, inputs.Quality.Score);
        using var signals = new ParquetReader(Path.Combine(runFolder, SignalTable.PathOf(unit)));
        using var counts = new ParquetReader(Path.Combine(runFolder, TokenTable.PathOf(unit)));
        var (rows, tokens) = (signals.Rows(), counts.Rows());
        var (values, labels) = (new double[layout.Signals.Count], new string[inputs.Chain.Labels.Count]);
        var document = start;
        for (; rows.Read() && tokens.Read(); document++)
        {
            (Hash[document], TextHash[document]) = ((ulong)rows.Int64(SignalTable.Hash), (ulong)rows.Int64(SignalTable.TextHash));
            (ExtractedTokens[document], Tokens[document]) = (tokens.Int32(0), tokens.Int32(1));
            Bytes[document] = (int)rows.Int64(SignalTable.Bytes);
            Groups[document] = GroupNumber(Encoding.UTF8.GetString(rows.Utf8(SignalTable.Groups)));
            for (var i = 0; i < Scores.Count; i++) Scores[i][document] = (uint)rows.Int64(layout.FirstScore + i);
            for (var i = 0; i < values.Length; i++)
                values[i] = layout.Signals[i].IsInteger ? rows.Int64(SignalTable.FirstSignal + i) : rows.Double(SignalTable.FirstSignal + i);
            for (var i = 0; i < labels.Length; i++) labels[i] = string.Intern(Encoding.UTF8.GetString(rows.Utf8(layout.FirstLabel + i)));
            var verdict = ExtractedTokens[document] == 0 ? Verdict.Drop(Places.EmptyText, 0) : inputs.Chain.Judge(values, labels);
            Drop(document, verdict.Reason is { } reason ? places.Number(reason) : Standing, verdict.Value);
        }

        return document;
    }

    /// <summary>Of documents with one source and id the one of smallest text hash stays.</summary>
    private void DropRepeatedIds(Places places)
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort((ulong[])Hash.Clone(), order);
        var reason = places.Number(Places.RepeatedId);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && Hash[order[end]] == Hash[order[start]];) end++;
            if (end - start < 2) continue;
            var same = order[start..end];
            Array.Sort(same, (one, other) => TextHash[one] != TextHash[other] ? TextHash[one].CompareTo(TextHash[other]) : one.CompareTo(other));
            foreach (var document in same.AsSpan(1)) Drop(document, reason, same.Length);
        }
    }

    private int GroupNumber(string groups)
    {
        if (_groupNumbers.TryGetValue(groups, out var number)) return number;
        _groupNumbers[groups] = number = _groups.Count;
        _groups.Add(groups);
        return number;
    }
}
