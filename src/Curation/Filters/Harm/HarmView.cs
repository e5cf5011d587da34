using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Harm;

/// <summary>The reading of a text, made once for all rules of one line of a recipe.</summary>
internal sealed class HarmView(LexiconByLanguage<HarmTerms> terms, UrlKeys? exempt)
{
    private readonly ConditionalWeakTable<DocumentText, HarmReading> _known = [];

    /// <param name="hosts">A list of domains whose pages are exempt; null: none.</param>
    public static HarmView Open(IAssets assets, string lexicon, string language, string? hosts, SharedHarm? shared)
    {
        if (shared?.Open(assets, lexicon, language, hosts) is { } view) return view;
        var exempt = hosts is null ? null : UrlKeys.OfHosts(assets, UrlListFile.Read(assets, UrlKey.Domain, hosts));
        return new HarmView(new LexiconByLanguage<HarmTerms>(assets, lexicon, language, its => new HarmTerms(its)), exempt);
    }

    public HarmReading Of(Document document) => _known.GetValue(document.Text, given =>
    {
        var reading = terms.Of(document).Read(given.Utf8);
        return reading.Hits.Count > 0 && exempt?.HasParent(UrlText.HostOf(document.Url)) == true ? reading.Exempt() : reading;
    });
}

/// <summary>The terms of one language, and what tells most texts without any of them.</summary>
internal sealed class HarmTerms(Lexicon terms)
{
    private readonly HarmStarts _starts = new(terms);

    public HarmReading Read(ReadOnlySpan<byte> text) => _starts.AreIn(text) ? HarmReading.Of(terms, text) : HarmReading.Clean;
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
