using System.Text;

namespace Curation.Tests.Text;

/// <summary>The slow, obvious twins of the dialects of n-gram repetition: every n-gram as a list of strings.</summary>
internal static class SlowRepetition
{
    public static (long Part, long Whole) DolmaTop(List<string> words, int size)
    {
        var top = Grams(words, size).GroupBy(gram => string.Join(' ', gram)).OrderByDescending(group => group.Count()).FirstOrDefault();
        return (top is null ? 0 : top.Count() * Length(top.First()), Length(words));
    }

    public static (long Part, long Whole) DolmaDuplicates(List<string> words, int size)
    {
        var grams = Grams(words, size);
        if (grams.Count == 0) return (0, Length(words));
        var repeated = grams.GroupBy(gram => string.Join(' ', gram)).Where(group => group.Count() > 1).SelectMany(group => group);
        return (repeated.Sum(Length), grams.Sum(Length));
    }

    public static (long Part, long Whole) DclmTop(List<string> words, int size)
    {
        var repeated = Grams(words, size).GroupBy(gram => string.Join(' ', gram)).Where(group => group.Count() > 1).ToList();
        var most = repeated.Count == 0 ? 0 : repeated.Max(group => group.Count());
        return (repeated.Where(group => group.Count() == most).Select(group => most * Length(group.First())).DefaultIfEmpty().Max(), Length(words));
    }

    public static (long Part, long Whole) DclmDuplicates(List<string> words, int size) =>
        (Repeated(words, size).Select(place => (long)SlowText.Length(words[place])).Sum(), Length(words));

    public static (long Part, long Whole) DatamapTop(List<string> words, int size)
    {
        var grams = Grams(words, size).Select((gram, place) => (Text: string.Join(' ', gram), place)).ToList();
        var repeated = grams.GroupBy(gram => gram.Text).Where(group => group.Count() > 1).ToList();
        if (repeated.Count == 0) return (0, Bytes(words));
        var most = repeated.Max(group => group.Count());
        var top = repeated.Where(group => group.Count() == most).OrderByDescending(group => Bytes(group.Key.Split(' '))).ThenBy(group => group.First().place).First();
        var places = top.SelectMany(gram => Enumerable.Range(gram.place, size)).Distinct();
        return (Bytes(places.Select(place => words[place])), Bytes(words));
    }

    public static (long Part, long Whole) DatamapDuplicates(List<string> words, int size) =>
        (Bytes(Repeated(words, size).Select(place => words[place])), Bytes(words));

    private static HashSet<int> Repeated(List<string> words, int size) =>
        [.. Grams(words, size).Select((gram, place) => (Text: string.Join(' ', gram), place)).GroupBy(gram => gram.Text).Where(group => group.Count() > 1)
            .SelectMany(group => group.SelectMany(gram => Enumerable.Range(gram.place, size)))];

    private static List<List<string>> Grams(List<string> words, int size) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Count - size + 1)).Select(place => words.GetRange(place, size))];

    private static long Length(IEnumerable<string> words) => words.Sum(word => (long)SlowText.Length(word));

    private static long Bytes(IEnumerable<string> words) => words.Sum(word => (long)Encoding.UTF8.GetByteCount(word));
}
