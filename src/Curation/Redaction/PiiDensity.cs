using Curation.Core;

namespace Curation.Redaction;

/// <summary>Values per 1,000 words, parted by white space, a text counted as at least 100 words long.</summary>
/// <remarks>Source: Dolma drops documents of more than five spans, whatever their length.</remarks>
[Stage("pii-density")]
internal sealed record PiiDensity : Filter
{
    private const int WordFloor = 100;
    private PiiView? _view;
    private PiiTypes _types;

    /// <summary>Types that count; null: all.</summary>
    public IReadOnlyList<PiiType>? Types { get; init; }

    internal PiiView? Shared { get; init; }

    public override int Revision => 4;

    public override PeerReasons PeerReasons => PeerReasons.Unnamed;

    public override string Summary => "values of personal data and secrets per 1,000 words (at least 100), whatever their policies; off until max is set";

    public override string Origin => "Dolma configs (more than five spans), here by length";

    public override Stage Open(IAssets assets)
    {
        var types = (Types ?? Enum.GetValues<PiiType>()).Aggregate(default(PiiTypes), (set, type) => set.With(type));
        return this with { _types = types, _view = Shared ?? new PiiView(new PiiScanner(types)) };
    }

    public override double Measure(Document document)
    {
        var count = 0;
        foreach (var match in (_view ?? throw new InvalidOperationException("pii-density is not opened")).Of(document.Text))
        {
            if (_types.Has(match.Type) && !match.IsReserved) count++;
        }

        return count == 0 ? 0 : 1000.0 * count / Math.Max(WordsOf(document.Text.Utf8), WordFloor);
    }

    // words by white space: no other rule's splitter is made for this one number
    private static int WordsOf(ReadOnlySpan<byte> text)
    {
        var (words, isInWord) = (0, false);
        foreach (var b in text)
        {
            var isWord = b > ' ';
            words += isWord && !isInWord ? 1 : 0;
            isInWord = isWord;
        }

        return words;
    }
}
