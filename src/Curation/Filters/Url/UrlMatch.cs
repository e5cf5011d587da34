using System.Text;
using Curation.Core;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>One rule of a published URL filter: 1 where the URL is on the list, for soft words how many of them it has, at most ten.</summary>
/// <remarks>Source: datatrove <c>filters/url_filter.py</c>; DCLM <c>mappers/filters/metadata_filters.py</c>; Penedo et al. 2023 (RefinedWeb), G.1.</remarks>
[Stage("url-match")]
internal sealed record UrlMatch : Filter
{
    private const int MostSoftWords = 10;
    private UrlKeys? _keys;
    private UrlWords? _words;
    private PublicSuffixes? _suffixes;

    /// <summary>What of the URL is looked up.</summary>
    public UrlRule Rule { get; init; }

    /// <summary>Whose way to cut the URL into host, domain and words.</summary>
    public UrlDialect Dialect { get; init; }

    /// <summary>A path or <c>builtin:name</c>; null: the rule finds nothing.</summary>
    public string? List { get; init; }

    /// <summary>Public suffixes, for registered domains.</summary>
    public string Suffixes { get; init; } = PublicSuffixes.BuiltIn;

    /// <summary>What the rules of a family have opened together.</summary>
    internal SharedKeys? Shared { get; init; }

    public override bool IsInteger => true;

    public override Bounds Bounds => Rule == UrlRule.SoftWords ? new Bounds(0, MostSoftWords) : Bounds.Flag;

    public override int Revision => 7;

    public override string Summary => "whether the URL is on a list: by host, domain, the URL itself, or words in it";

    public override string Origin => "datatrove filters/url_filter.py; DCLM metadata_filters.py; RefinedWeb (2306.01116) G.1";

    public override PeerReasons PeerReasons => Dialect == UrlDialect.Datatrove ? new(null, ReasonOf(Rule)) : PeerReasons.Unnamed;

    public override Stage Open(IAssets assets)
    {
        if (List is null) return this;
        if (Rule is UrlRule.Domain or UrlRule.Subdomain)
            return this with { _keys = (Shared ?? new()).OfHosts(assets, List), _suffixes = PublicSuffixes.Parse(Suffixes, assets.Read(Suffixes)) };
        if (Rule == UrlRule.Url) return this with { _keys = UrlKeys.OfPages(assets, UrlListFile.Read(assets, UrlKey.Exact, List)) };
        return this with { _words = new UrlWords(assets, UrlListFile.Read(assets, UrlKey.Word, List), CanStand) };
    }

    public override double Measure(Document document)
    {
        if (List is null) return 0;
        if (_keys is null && _words is null) throw new InvalidOperationException("url-match is not opened");
        return Rule switch
        {
            UrlRule.Domain => HasDomain(UrlText.HostOf(document.Url)) ? 1 : 0,
            UrlRule.Subdomain => HasHost(UrlText.HostOf(document.Url)) ? 1 : 0,
            UrlRule.Url => _keys!.Contains(UrlKey.Exact, Encoding.UTF8.GetBytes(document.Url)) ? 1 : 0,
            UrlRule.SubWord => _words!.IsWithin(Encoding.UTF8.GetBytes(document.Url), IsKept) ? 1 : 0,
            _ => _words!.Pieces(Bytes(document.Url), Rule == UrlRule.HardWord ? 1 : MostSoftWords, IsPart),
        };
    }

    private static string ReasonOf(UrlRule rule) => rule switch
    {
        UrlRule.Domain => "domain",
        UrlRule.Subdomain => "subdomain",
        UrlRule.Url => "url",
        UrlRule.HardWord => "hard_blacklisted",
        UrlRule.SoftWords => "soft_blacklisted",
        _ => "blacklisted_subword",
    };

    private bool HasDomain(ReadOnlySpan<byte> host)
    {
        if (Dialect == UrlDialect.Dclm) return _keys!.Contains(UrlKey.Host, host.StartsWith("www."u8) ? host[4..] : host);
        var registered = _suffixes!.RegisteredDomain(host);
        if (Dialect == UrlDialect.Refinedweb && _keys!.Contains(UrlKey.Host, host)) return true;
        return !registered.IsEmpty && _keys!.Contains(UrlKey.Host, registered);
    }

    // tldextract gives addresses, and names that are a suffix or one label, no name of their own
    private bool HasHost(ReadOnlySpan<byte> host) => !_suffixes!.RegisteredDomain(host).IsEmpty && _keys!.Contains(UrlKey.Host, host);

    // datatrove compares words with the URL as it is written
    private byte[] Bytes(string url) => Encoding.UTF8.GetBytes(Dialect == UrlDialect.Datatrove ? url : url.ToLowerInvariant());

    // a word of datatrove's is a piece of letters and digits; elsewhere separators are taken out for sub-words alone
    private bool CanStand(byte b) => Dialect == UrlDialect.Datatrove || Rule == UrlRule.SubWord ? IsKept(b) && b > ' ' : b > ' ';

    private bool IsKept(byte b) => Dialect == UrlDialect.Datatrove ? UrlWords.IsLetterOrDigit(b) : b is not ((byte)'-' or (byte)'.');

    private bool IsPart(byte b) => UrlWords.IsLetterOrDigit(b) || (Dialect != UrlDialect.Datatrove && (b >= 0x80 || b == '_'));
}

/// <summary>What is compared with the list.</summary>
internal enum UrlRule
{
    Domain,
    Subdomain,
    Url,
    HardWord,
    SoftWords,
    SubWord,
}

/// <summary>Whose way of comparing.</summary>
internal enum UrlDialect
{
    Datatrove,
    Dclm,
    Refinedweb,
}
