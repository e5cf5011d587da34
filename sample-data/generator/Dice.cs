namespace SampleCrawl;

/// <summary>
/// Counter-based randomness: the n-th draw is SplitMix64 (Steele, Lea, Flood 2014) of (seed, purpose, index) and n,
/// so that every page is the same whatever was made before it.
/// </summary>
internal sealed class Dice
{
    private const ulong Seed = 20260117;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;
    private ulong _draws;

    public Dice(string purpose, int index = 0)
    {
        _key = Mix(Seed);
        foreach (var c in purpose) _key = Mix(_key ^ c);
        _key = Mix(_key + (ulong)index);
    }

    public ulong Next() => Mix(_key + (++_draws * Golden));

    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Numbers from 0 on, of a drawn count: for loops.</summary>
    public IEnumerable<int> Times(int low, int high) => Enumerable.Range(0, Between(low, high));

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    public string Date(int firstYear, int lastYear) => $"{Between(1, 28)}/{Between(1, 12)}/{Between(firstYear, lastYear)}";

    public string Hex(int digits) => string.Concat(Enumerable.Range(0, digits).Select(_ => "0123456789abcdef"[Below(16)]));

    private static ulong Mix(ulong x)
    {
        x += Golden;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
