using Curation.Core;

namespace Curation.Selection;

/// <summary>Documents divided by what is stored of them. Numbers of strata follow the order of their names.</summary>
internal sealed class Strata
{
    public const string Source = "source", Host = "host", Domain = "domain", Tld = "tld", Length = "length";
    /// <summary>Most divisions at a time.</summary>
    public const int Most = 4;

    private static readonly string[] _own = [Source, Host, Domain, Tld, Length];
    private static readonly (int Below, string Name)[] _bands =
        [(64, "1-63"), (256, "64-255"), (1024, "256-1023"), (4096, "1024-4095"), (16384, "4096-16383"), (int.MaxValue, "16384-")];

    private Strata(string[] names, int[] of) => (Names, Of) = (names, of);

    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of each document's stratum.</summary>
    public int[] Of { get; }

    /// <summary>What documents can be divided by: the fixed ones and the labels of a chain.</summary>
    public static IReadOnlyList<string> Known(StageChain chain) => [.. _own, .. chain.Labels];

    /// <param name="per">Names of <see cref="Known"/>; none: one stratum named <c>all</c>.</param>
    public static Strata Divide(Pool pool, IReadOnlyList<string> per)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = new int[pool.Count];
        if (per.Count == 0) return new Strata(["all"], of);
        var parts = per.Select(name => PartOf(pool, name)).ToArray();
        var known = new Dictionary<(int, int, int, int), int>();
        for (var document = 0; document < of.Length; document++)
        {
            var key = (At(0), At(1), At(2), At(3));
            if (!known.TryGetValue(key, out var number))
            {
                var name = string.Join(' ', parts.Select(part => part.Name(part.Of(document))));
                if (!numbers.TryGetValue(name, out number)) numbers[name] = number = numbers.Count;
                known[key] = number;
            }

            of[document] = number;

            int At(int index) => index < parts.Length ? parts[index].Of(document) : 0;
        }

        var names = numbers.Keys.Order(StringComparer.Ordinal).ToArray();
        var rank = names.Select((name, index) => (numbers[name], index)).ToDictionary();
        for (var document = 0; document < of.Length; document++) of[document] = rank[of[document]];
        return new Strata(names, of);
    }

    private static Part PartOf(Pool pool, string name) => name switch
    {
        Source => new(document => pool.Sources[document], number => pool.Names[number]),
        Host => new(document => pool.Hosts[document], number => pool.Names[number]),
        Domain => new(document => pool.Domains[document], number => pool.Names[number]),
        Tld => new(document => pool.Hosts[document], number => TldOf(pool.Names[number])),
        Length => new(document => Array.FindIndex(_bands, band => pool.Tokens[document] < band.Below), number => _bands[number].Name),
        _ => new(document => pool.Labels[name][document], number => pool.Names[number]),
    };

    private static string TldOf(string host) => host[(host.LastIndexOf('.') + 1)..];

    /// <summary>One division: the number of a document in it, and what the number is called.</summary>
    private sealed record Part(Func<int, int> Of, Func<int, string> Name);
}
