using System.Text;
using Curation.Core;

namespace Curation.Filters.Url;

/// <summary>How many of its lists a document's URL is on: its host, a domain it lies under, the URL itself, words in it.</summary>
/// <remarks>Source: datatrove <c>filters/url_filter.py</c>, where a deeper sub-domain of a listed host passes and words are case-sensitive; here
/// <c>domains</c> take sub-domains along and case does not matter. The folders of categories are those of UT1.</remarks>
[Stage("url-block-list")]
public sealed record UrlBlockList : Filter, IChecked
{
    private const int FewestSoftWords = 2;
    private UrlKeys? _keys;
    private UrlWords? _hard, _soft, _sub;

    public UrlBlockList() => Max = 0;

    /// <summary>Hosts that fall, without their sub-domains; a path or <c>builtin:blocked-hosts</c>. One entry a line, hosts-file lines too; # begins a
    /// comment; .gz as well. Scheme, port and user do not matter; *.host takes sub-domains along; the address of a page falls alone.</summary>
    public string? Hosts { get; init; }

    /// <summary>Domains that fall with all their sub-domains.</summary>
    public string? Domains { get; init; }

    /// <summary>URLs that fall; scheme, user, usual ports, fragment, case of the host and a last slash do not matter.</summary>
    public string? Urls { get; init; }

    /// <summary>Words that fall when they are a piece of the URL between characters other than letters and digits.</summary>
    public string? Words { get; init; }

    /// <summary>Words of which two different ones must be pieces of the URL.</summary>
    public string? SoftWords { get; init; }

    /// <summary>Strings that fall wherever they stand in the URL without its <c>-</c> and <c>.</c>.</summary>
    public string? SubWords { get; init; }

    /// <summary>A folder with one folder for each category, which holds the files <c>domains</c> and <c>urls</c>, plain or .gz; either may be
    /// missing.</summary>
    public string? Folder { get; init; }

    /// <summary>The categories of the folder that fall, such as <c>adult</c>.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    public override bool IsInteger => true;

    public override int Revision => 7;

    public override string Summary => "Number of its lists (hosts, domains, urls, words, soft-words, sub-words) that the URL is on.";

    public override string Origin => "datatrove filters/url_filter.py; UT1 and similar block lists";

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (Folder is null != Categories is null) yield return "folder and categories go together; one of them is missing";
    }

    public override Stage Open(IAssets assets)
    {
        if ((Hosts ?? Domains ?? Urls ?? Words ?? SoftWords ?? SubWords ?? Folder) is null)
        {
            throw new RecipeException("url-block-list: no list is given; expected at least one of hosts, domains, urls, words, soft-words, sub-words, "
                + "or folder with categories");
        }

        var lists = new List<UrlListFile>();
        foreach (var (kind, name) in ((UrlKey, string?)[])[(UrlKey.Host, Hosts), (UrlKey.Domain, Domains), (UrlKey.Url, Urls)])
        {
            if (name is not null) lists.Add(UrlListFile.Read(assets, kind, name));
        }

        foreach (var category in Categories ?? []) lists.AddRange(OfCategory(assets, category));
        return this with
        {
            _keys = UrlKeys.Of(assets, lists),
            _hard = WordsOf(assets, Words, IsInk),
            _soft = WordsOf(assets, SoftWords, IsInk),
            _sub = WordsOf(assets, SubWords, b => IsInk(b) && IsKept(b)),
        };
    }

    public override double Measure(Document document)
    {
        var keys = _keys ?? throw new InvalidOperationException("url-block-list is not opened");
        var host = UrlText.HostOf(document.Url);
        var hits = keys.Contains(UrlKey.Host, host) ? 1 : 0;
        if (keys.Has(UrlKey.Domain) && keys.HasParent(host)) hits++;
        if (keys.Has(UrlKey.Url) && keys.Contains(UrlKey.Url, UrlText.Canonical(document.Url))) hits++;
        if ((_hard ?? _soft ?? _sub) is null) return hits;
        var url = Encoding.UTF8.GetBytes(document.Url.ToLowerInvariant());
        if (_hard?.Pieces(url, 1, IsPart) > 0) hits++;
        if (_soft?.Pieces(url, FewestSoftWords, IsPart) >= FewestSoftWords) hits++;
        if (_sub?.IsWithin(url, IsKept) == true) hits++;
        return hits;
    }

    private IEnumerable<UrlListFile> OfCategory(IAssets assets, string category)
    {
        var place = Path.Combine(Folder ?? "", category);
        UrlListFile[] found = [.. Find(UrlKey.Domain, $"{place}/domains"), .. Find(UrlKey.Url, $"{place}/urls")];
        return found.Length > 0 ? found : throw new RecipeException($"url-block-list: {place} has neither domains nor urls, plain or .gz");

        IEnumerable<UrlListFile> Find(UrlKey kind, string name)
        {
            if ((assets.Find(name) ?? assets.Find(name + ".gz")) is { } list) yield return new(kind, name, UrlList.Unpacked(name, list));
        }
    }

    private static UrlWords? WordsOf(IAssets assets, string? name, Func<byte, bool> canStand) =>
        name is null ? null : new UrlWords(assets, UrlListFile.Read(assets, UrlKey.Word, name), canStand);

    private static bool IsInk(byte b) => b > ' ';

    private static bool IsKept(byte b) => b is not ((byte)'-' or (byte)'.');

    // bytes of other scripts are letters
    private static bool IsPart(byte b) => b >= 0x80 || UrlWords.IsLetterOrDigit(b);
}
