namespace Curation.Tests.Dedup;

/// <summary>Texts of random words with planted duplicates, the same for a seed.</summary>
internal sealed class Planted(int seed)
{
    private readonly Random _random = new(seed);

    public string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word())];

    /// <summary>A copy in which about so large a share of the words is replaced.</summary>
    public string[] Edit(string[] words, double share) => [.. words.Select(word => _random.NextDouble() < share ? Word() : word)];

    /// <summary>Originals, each with copies edited by up to <paramref name="maxEdit"/>; every fifth copy is untouched.</summary>
    public List<TestDocument> Corpus(int originals, int copies, double maxEdit)
    {
        var documents = new List<TestDocument>();
        for (var original = 0; original < originals; original++)
        {
            var words = Words(_random.Next(30, 300));
            documents.Add(new($"{original}", string.Join(' ', words)));
            for (var copy = 0; copy < copies; copy++)
                documents.Add(new($"{original}-{copy}", string.Join(' ', copy % 5 == 4 ? words : Edit(words, _random.NextDouble() * maxEdit))));
        }

        return documents;
    }

    public List<TestDocument> Shuffle(IEnumerable<TestDocument> documents)
    {
        var shuffled = documents.ToArray();
        _random.Shuffle(shuffled);
        return [.. shuffled];
    }

    public int Next(int limit) => _random.Next(limit);

    private string Word() => $"w{(char)('a' + _random.Next(26))}{(char)('a' + _random.Next(26))}{(char)('a' + _random.Next(26))}";
}

internal sealed record TestDocument(string Id, string Text, string Url = "");
