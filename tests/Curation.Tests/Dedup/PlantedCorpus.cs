namespace Curation.Tests.Dedup;

/// <summary>Originals and what becomes of pages: edited by 1 to 40 % of their words, paragraphs moved, boilerplate put around them, translated.</summary>
internal sealed class PlantedCorpus
{
    private static readonly double[] _edits = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4];
    private readonly Planted _planted;
    private readonly string[] _menu, _footer;

    public PlantedCorpus(int seed, int originals)
    {
        _planted = new Planted(seed);
        (_menu, _footer) = (_planted.Words(12), _planted.Words(15));
        for (var origin = 0; origin < originals; origin++) Add($"{origin}", [.. Enumerable.Range(0, 5).Select(_ => _planted.Words(20 + _planted.Next(40)))]);
        Documents = _planted.Shuffle(Documents);
    }

    public List<TestDocument> Documents { get; } = [];

    public static string OriginOf(string id) => id.Split('-')[0];

    private void Add(string origin, string[][] paragraphs)
    {
        Add(origin, paragraphs, "original");
        Add(origin, paragraphs, "copy");
        foreach (var edit in _edits)
            Add(origin, [.. paragraphs.Select(words => _planted.Edit(words, edit))], FormattableString.Invariant($"edited-{edit * 100:0}"));
        Add(origin, [paragraphs[2], paragraphs[0], paragraphs[1], paragraphs[4], paragraphs[3]], "moved");
        Add(origin, [_menu, .. paragraphs, _footer], "framed");
        Add(origin, [.. paragraphs.Select(words => words.Select(word => "x" + word).ToArray())], "translated");
    }

    private void Add(string origin, string[][] paragraphs, string kind) =>
        Documents.Add(new($"{origin}-{kind}", string.Join("\n\n", paragraphs.Select(words => string.Join(' ', words)))));
}
