using System.Text;
using Curation.Models.Languages;

namespace Curation.Tests.Models.Languages;

public sealed class LanguageModelTests
{
    private const int MostBytes = 8_000_000;
    private static readonly byte[] _file = new Curation.Recipe.Assets().Read("builtin:languages");
    private static readonly LanguageModel _model = LanguageModel.Read(_file);

    [Fact]
    public void Knows_at_least_sixty_languages_in_at_most_eight_megabytes()
    {
        Assert.InRange(_model.Labels.Count, 60, 200);
        Assert.InRange(_file.Length, 1, MostBytes);
        Assert.DoesNotContain("und", _model.Labels);
        Assert.Equal(_model.Labels.Distinct().Order(StringComparer.Ordinal), _model.Labels);
    }

    [Fact]
    public void Written_and_read_it_is_the_same()
    {
        var copy = new MemoryStream();
        _model.Write(copy);
        Assert.Equal(_file, copy.ToArray());
    }

    [Fact]
    public void Features_are_those_of_the_slow_twin()
    {
        foreach (var text in Texts())
        {
            var sink = new Collected([]);
            var letters = LanguageGrams.Walk(Encoding.UTF8.GetBytes(text), ref sink);
            var words = GramTwin.Words(text);
            Assert.Equal(words.Sum(word => word.Count), letters);
            Assert.Equal(words.SelectMany(GramTwin.Buckets).Order(), sink.Buckets.Order());
        }
    }

    [Fact]
    public void A_sum_of_parts_is_the_sum_of_the_whole()
    {
        Span<int> whole = stackalloc int[LanguageModel.Dimensions + 1], parts = stackalloc int[LanguageModel.Dimensions + 1];
        whole.Clear();
        parts.Clear();
        _model.Add("Every word is read by itself. Ein Wort steht für sich."u8, whole);
        _model.Add("Every word is read by itself."u8, parts);
        _model.Add("Ein Wort steht für sich."u8, parts);
        Assert.Equal(whole.ToArray(), parts.ToArray());
    }

    private static IEnumerable<string> Texts()
    {
        string[] fixedTexts = ["", "a", "The QUICK brown-fox; l'été 2024", "日本語のテキスト", "می‌خواهم", "ÀÉÎ ßẞ İı", "𐐀𐐨 𝒜", "a\u0301b", new string('x', 60)];
        var random = new Random(5);
        return fixedTexts.Concat(Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, 60).Select(_ => Letter(random)))));
    }

    private static string Letter(Random random) => random.Next(4) switch
    {
        0 => " ",
        1 => ((char)random.Next(0x20, 0x7F)).ToString(),
        2 => ((char)random.Next(0xA0, 0xD7FF)).ToString(),
        _ => new Rune(random.Next(0x10000, 0x1F000)).ToString(),
    };

    private readonly struct Collected(List<uint> buckets) : IBucketSink
    {
        public List<uint> Buckets => buckets;

        public void Add(uint bucket) => buckets.Add(bucket);
    }
}
