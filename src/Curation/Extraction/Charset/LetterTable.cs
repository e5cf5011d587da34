using System.Collections.Frozen;
using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>How likely letters follow each other in one language; of Chinese, Japanese and Korean, how likely each character is.</summary>
/// <remarks>The built-in file <c>charset-letters</c>, made by src/Curation.Builtins/Charsets.</remarks>
internal sealed class LetterTable
{
    private const string Resource = "Curation.Assets.charset-letters";
    private const int MinLatinLetters = 8;
    private static readonly string[] _scripts = ["ja", "ko", "zh_CN", "zh_TW"];

    private readonly Dictionary<char, byte> _places = new() { [' '] = 0 };
    private readonly byte[] _costs;
    private readonly int _width;

    private LetterTable(string[] fields)
    {
        Language = fields[0];
        Charsets = fields[1].Split(' ');
        IsScript = _scripts.Contains(fields[0]);
        var groups = fields.Skip(2).Select(group => group.Split(':')).Select(group => (Cost: byte.Parse(group[0]), Letters: group[1])).ToList();
        if (IsScript)
        {
            Characters = groups.SelectMany(group => group.Letters.Select(letter => (Key: letter, group.Cost)))
                .ToFrozenDictionary(one => one.Key, one => one.Cost);
            (_costs, _width) = ([], 0);
            return;
        }

        Characters = FrozenDictionary<char, byte>.Empty;
        foreach (var letter in groups.SelectMany(group => group.Letters)) _places.TryAdd(letter, (byte)_places.Count);
        _width = _places.Count;
        _costs = new byte[_width * _width];
        Array.Fill(_costs, (byte)LetterPairs.Unseen);
        foreach (var (cost, letters) in groups)
        {
            for (var i = 0; i < letters.Length; i += 2) _costs[_places[letters[i]] * _width + _places[letters[i + 1]]] = cost;
        }
    }

    public string Language { get; }

    public IReadOnlyList<string> Charsets { get; }

    /// <summary>Whether it has characters, and no pairs.</summary>
    public bool IsScript { get; }

    /// <summary>Whether it is written in letters of which some are ASCII.</summary>
    public bool IsLatin => _places.Keys.Count(char.IsAsciiLetter) >= MinLatinLetters;

    public FrozenDictionary<char, byte> Characters { get; }

    public static IReadOnlyList<LetterTable> Load()
    {
        using var stream = typeof(LetterTable).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => new LetterTable(line.Split('\t')))];
    }

    /// <summary>The place of a folded letter; -1 where the language does not have it.</summary>
    public int PlaceOf(char letter) => _places.TryGetValue(letter, out var place) ? place : -1;

    public int CostOf(int first, int second) => _costs[first * _width + second];
}
