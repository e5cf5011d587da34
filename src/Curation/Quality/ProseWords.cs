using System.Text;
using Curation.Models;

namespace Curation.Quality;

/// <summary>What the prose scorer counts a word as. Function words of all kinds share one bit besides their own.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Determiner = 1,
    Preposition = 2,
    Subject = 4,
    Auxiliary = 8,
    Conjunction = 16,
    Function = 32,
    Connective = 64,
    Commerce = 128,
    Legal = 256,
    Instruction = 512,
    Chatter = 1024,
    Abbreviation = 2048,
    Address = 8192,

    /// <summary>A word for a group of people: passed over as if it were not there.</summary>
    Identity = 4096,
}

/// <summary>The scorer's vocabulary: word → classes and a number of its own.</summary>
internal sealed class ProseWords
{
    private const WordClass Grammar =
        WordClass.Determiner | WordClass.Preposition | WordClass.Subject | WordClass.Auxiliary | WordClass.Conjunction | WordClass.Function;
    private readonly HashIndex _index;
    private readonly WordClass[] _classes;

    public ProseWords(ReadOnlySpan<byte> words, string identityName, ReadOnlySpan<byte> identity)
    {
        var lines = Encoding.UTF8.GetString(words).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        var groups = Lexicon.Parse(identityName, identity).Terms.SelectMany(term => term.Text.Split(' ', '-')).ToList();
        _index = new HashIndex(lines.Count + groups.Count);
        _classes = new WordClass[lines.Count + groups.Count];
        foreach (var line in lines) Add(line[0], line[1].Split(' ').Select(name => Enum.Parse<WordClass>(name, ignoreCase: true)).Aggregate((a, b) => a | b));
        // words of phrases that already count as something (people with disabilities) keep their class
        foreach (var word in groups) Add(word, WordClass.Identity);
    }

    public int Count => _index.Count;

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ulong hash) => _index.Find(hash);

    public WordClass ClassOf(int number) => number < 0 ? WordClass.None : _classes[number];

    private void Add(string word, WordClass classes)
    {
        if ((classes & Grammar) != 0) classes |= WordClass.Function;
        var number = _index.Count;
        if (_index.Add(Word.HashOf(word), number) == number) _classes[number] = classes;
    }
}
