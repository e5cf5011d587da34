using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.DataJuicer;

/// <summary>The share of English function words. Data-Juicer ops/filter/stopwords_filter.py; the list is our own.</summary>
[Stage("data-juicer-stop-word-ratio")]
internal sealed record DataJuicerStopWordRatio : DataJuicerFilter
{
    private const string English = """
        a about above after again against all also although am among an and another any are around as at be because been before behind being below
        between both but by can cannot could did do does doing done down during each either else enough even ever every few for from further had has have
        having he her here hers herself him himself his how however i if in indeed instead into is it its itself just last least less like many may me
        might mine more most much must my myself neither never no nor not now of off often on once one only onto or other others our ours ourselves out
        over own perhaps quite rather same several shall she should since so some still such than that the their theirs them themselves then there
        therefore these they this those though through throughout thus to together too toward towards under unless until up upon us very was we well
        were what whatever when where whether which while who whole whom whose why will with within without would yet you your yours yourself yourselves
        don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't it's i'm you're we're they're i've we've that's there's
        """;

    private static readonly WordSet _english =
        new(English.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(DataJuicerWords.HashOf));

    public override string Summary => "English function words / words; 0 where there are no words";

    public override PeerReasons PeerReasons => new("stopwords_filter", "stopwords_filter");

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var words = document.Text.View<DataJuicerWords>().Hashes;
        var found = 0;
        foreach (var word in words) found += _english.Count(word);
        return Share(found, words.Length);
    }
}
