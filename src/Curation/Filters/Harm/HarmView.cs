using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Harm;

/// <summary>The reading of a text, made once for all rules of one line of a recipe.</summary>
internal sealed class HarmView(Lexicon terms, UrlKeys? exempt)
{
    private readonly HarmStarts _starts = new(terms);
    private readonly ConditionalWeakTable<DocumentText, HarmReading> _known = [];

    /// <param name="hosts">A list of domains whose pages are exempt; null: none.</param>
    public static HarmView Open(IAssets assets, string lexicon, string language, string? hosts, SharedHarm? shared)
    {
        if (shared?.Open(assets, lexicon, language, hosts) is { } view) return view;
        var exempt = hosts is null ? null : UrlKeys.Of((UrlKey.Domain, UrlList.Unpacked(hosts, assets.Read(hosts))));
        return new HarmView(Lexicon.Parse(lexicon, assets.Read(lexicon)).Of(language, lexicon), exempt);
    }

    public HarmReading Of(Document document) => _known.GetValue(document.Text, given =>
    {
        var reading = _starts.AreIn(given.Utf8) ? HarmReading.Of(terms, given.Utf8) : HarmReading.Clean;
        return reading.Hits.Count > 0 && exempt?.HasParent(UrlText.HostOf(document.Url)) == true ? reading.Exempt() : reading;
    });
}

/// <summary>Lets the rules of a family open one view together.</summary>
internal sealed class SharedHarm
{
    private (string Lexicon, string Language, string? Hosts, HarmView View)? _opened;

    public HarmView? Open(IAssets assets, string lexicon, string language, string? hosts)
    {
        _opened ??= (lexicon, language, hosts, HarmView.Open(assets, lexicon, language, hosts, null));
        return _opened is var (name, of, list, view) && name == lexicon && of == language && list == hosts ? view : null;
    }
}
