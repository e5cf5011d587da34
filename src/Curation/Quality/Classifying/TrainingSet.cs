using Curation.Text;

namespace Curation.Quality.Classifying;

/// <summary>Texts in an order that follows from their contents alone, without near-duplicates, their hosts divided in two.</summary>
internal sealed class TrainingSet
{
    // two texts that are 0.7 alike hardly ever differ in all of their eight smallest hashes
    private const int Probes = 8, MostCandidates = 64;

    private TrainingSet(List<TrainingText> learned, List<TrainingText> held) => (Learned, Held) = (learned, held);

    public IReadOnlyList<TrainingText> Learned { get; }

    /// <summary>Of hosts that nothing is learned from; empty where a class would have none, or nothing left to learn from.</summary>
    public IReadOnlyList<TrainingText> Held { get; }

    /// <summary>Texts left out because another of their own class says the same.</summary>
    public int Repeated { get; private init; }

    /// <summary>Texts left out, of both classes, because one of another class says the same.</summary>
    public int Contradictory { get; private init; }

    public static TrainingSet Of(IEnumerable<TrainingText> texts, TrainingOptions options)
    {
        var ordered = texts.Select(text => (Text: text, Hash: XxHash64.Hash(text.Text.Span))).OrderBy(pair => pair.Hash).ThenBy(pair => pair.Text.Grade)
            .ThenBy(pair => pair.Text.Host, StringComparer.Ordinal).ThenBy(pair => pair.Text.Id, StringComparer.Ordinal).Select(pair => pair.Text).ToList();
        var (kept, repeated, contradictory) = WithoutDuplicates(ordered, options.Duplicate);
        var held = HeldHosts(kept, options);
        return new([.. kept.Where(text => !held.Contains(text.Host))], [.. kept.Where(text => held.Contains(text.Host))])
        {
            Repeated = repeated,
            Contradictory = contradictory,
        };
    }

    private static (List<TrainingText> Kept, int Repeated, int Contradictory) WithoutDuplicates(List<TrainingText> texts, double threshold)
    {
        var sketches = new ulong[texts.Count][];
        Parallel.For(0, texts.Count, i => sketches[i] = TextSketch.Of(texts[i].Text.Span));
        var (repeated, contradicted) = (new bool[texts.Count], new bool[texts.Count]);
        var index = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var probe in sketches[i].AsSpan(0, Math.Min(Probes, sketches[i].Length)))
            {
                if (!index.TryGetValue(probe, out var before)) index[probe] = before = [];
                foreach (var other in before)
                {
                    if (repeated[i] || TextSketch.Similarity(sketches[i], sketches[other]) < threshold) continue;
                    if (texts[i].Grade == texts[other].Grade) repeated[i] = true;
                    else contradicted[i] = contradicted[other] = true;
                }

                if (before.Count < MostCandidates && !repeated[i]) before.Add(i);
            }
        }

        var kept = texts.Where((_, i) => !repeated[i] && !contradicted[i]).ToList();
        return (kept, Enumerable.Range(0, texts.Count).Count(i => repeated[i] && !contradicted[i]), contradicted.Count(both => both));
    }

    /// <summary>Of each class, the smaller first, hosts in the order of their hashes while the share asked for of its texts is not passed, and one host at
    /// least; no class is left without a host to learn from.</summary>
    private static HashSet<string> HeldHosts(List<TrainingText> texts, TrainingOptions options)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (options.HeldOut == 0) return held;
        // of grades all are one class
        var isGraded = texts.Exists(text => text.Grade > 1);
        var classes = texts.GroupBy(text => isGraded || text.Grade > 0).OrderBy(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.CountBy(text => text.Host, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)).ToList();
        foreach (var hosts in classes)
        {
            var (count, wanted) = (hosts.Sum(host => held.Contains(host.Key) ? host.Value : 0), options.HeldOut * hosts.Values.Sum());
            var others = hosts.Where(host => !held.Contains(host.Key)).OrderBy(host => XxHash64.Hash(host.Key, options.Seed)).ToList();
            foreach (var (host, more) in others.Where(host => IsToSpare(host.Key)))
            {
                if (count + more > wanted) continue;
                held.Add(host);
                count += more;
            }

            if (count == 0 && others.OrderBy(host => host.Value).FirstOrDefault(host => IsToSpare(host.Key)).Key is { } least) held.Add(least);
        }

        return classes.TrueForAll(hosts => hosts.Keys.Any(held.Contains)) ? held : [];

        bool IsToSpare(string host) => classes.TrueForAll(hosts => hosts.Keys.Any(other => other != host && !held.Contains(other)));
    }
}
