using System.Text;
using Curation.Core;

namespace Curation.Filters.Url;

/// <summary>How many of its lists a document's URL is on: its host, a domain it lies under, the URL itself, a word in it.</summary>
/// <remarks>Source: datatrove <c>filters/url_filter.py</c>, where a deeper sub-domain of a listed host passes and words are case-sensitive; here
/// <c>domains</c> take sub-domains along and case does not matter.</remarks>
[Stage("url-block-list")]
public sealed record UrlBlockList : Filter
{
    // RFC 1035 §2.3.4: no name is longer
    private const int LongestHost = 253;
    private UrlKeys? _keys;

    public UrlBlockList() => Max = 0;

    /// <summary>Hosts that fall, exactly as written; a path or <c>builtin:blocked-hosts</c>. One entry a line, # begins a comment.</summary>
    public string? Hosts { get; init; }

    /// <summary>Domains that fall with all their sub-domains.</summary>
    public string? Domains { get; init; }

    /// <summary>URLs that fall; scheme, fragment, case of the host and a last slash do not matter.</summary>
    public string? Urls { get; init; }

    /// <summary>Words that fall when they are a piece of the URL between characters other than letters and digits.</summary>
    public string? Words { get; init; }

    public override bool IsInteger => true;

    public override string Summary => "Number of its lists (hosts, domains, urls, words) that the URL is on.";

    public override string Origin => "datatrove filters/url_filter.py; UT1 and similar block lists";

    public override Stage Open(IAssets assets)
    {
        (UrlKey Kind, string? List)[] options = [(UrlKey.Host, Hosts), (UrlKey.Domain, Domains), (UrlKey.Url, Urls), (UrlKey.Word, Words)];
        var entries = options.Where(option => option.List is not null).SelectMany(option => Entries(option.Kind, assets.Read(option.List!))).ToList();
        if (options.All(option => option.List is null))
            throw new RecipeException("url-block-list: no list is given; expected at least one of hosts, domains, urls, words");
        var keys = new UrlKeys(entries.Count);
        foreach (var (kind, key) in entries) keys.Add(kind, key);
        return this with { _keys = keys };
    }

    public override double Measure(Document document)
    {
        var keys = _keys ?? throw new InvalidOperationException("url-block-list is not opened");
        var host = Encoding.UTF8.GetBytes(document.Host);
        var hits = keys.Contains(UrlKey.Host, host) ? 1 : 0;
        if (Domains is not null && IsUnder(keys, host)) hits++;
        if (Urls is not null && keys.Contains(UrlKey.Url, UrlText.Canonical(document.Url))) hits++;
        if (Words is not null && HasWord(keys, Encoding.UTF8.GetBytes(document.Url.ToLowerInvariant()))) hits++;
        return hits;
    }

    private static bool IsUnder(UrlKeys keys, ReadOnlySpan<byte> host)
    {
        if (host.Length > LongestHost) host = host[^LongestHost..];
        while (!host.IsEmpty)
        {
            if (keys.Contains(UrlKey.Domain, host)) return true;
            host = host[(host.IndexOf((byte)'.') is >= 0 and var dot ? dot + 1 : host.Length)..];
        }

        return false;
    }

    private static bool HasWord(UrlKeys keys, ReadOnlySpan<byte> url)
    {
        while (UrlText.NextPiece(ref url, out var piece))
        {
            if (keys.Contains(UrlKey.Word, piece)) return true;
        }

        return false;
    }

    private static IEnumerable<(UrlKey Kind, byte[] Key)> Entries(UrlKey kind, byte[] list)
    {
        foreach (var line in Encoding.UTF8.GetString(list).Split('\n'))
        {
            var entry = line.Split('#', 2)[0].Trim().TrimStart('\uFEFF');
            if (kind == UrlKey.Url && line.TrimStart() is var whole && !whole.StartsWith('#')) entry = whole.TrimEnd();
            if (entry.Length == 0) continue;
            yield return (kind, kind == UrlKey.Url ? UrlText.Canonical(entry) : Encoding.UTF8.GetBytes(entry.TrimEnd('.').ToLowerInvariant()));
        }
    }
}
