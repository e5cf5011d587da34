using System.Text.RegularExpressions;

namespace Curation.Extraction.Scoring;

/// <summary>What the address of a page says about its kind.</summary>
internal static partial class PageAddress
{
    public static void Fill(Span<float> row, string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var hostAndPath = url.AsSpan(scheme < 0 ? 0 : scheme + 3);
        var slash = hostAndPath.IndexOf('/');
        var host = slash < 0 ? hostAndPath : hostAndPath[..slash];
        var rest = slash < 0 ? default : hostAndPath[slash..];
        var query = rest.IndexOfAny('?', '#');
        var path = query < 0 ? rest : rest[..query];
        var last = path.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        row[(int)PageTrait.UrlDepth] = path.TrimEnd('/').Count('/');
        row[(int)PageTrait.UrlLast] = last.Length;
        row[(int)PageTrait.UrlHyphens] = last.Count('-') + last.Count('_');
        row[(int)PageTrait.UrlDigits] = Digits(path);
        row[(int)PageTrait.UrlHasDate] = DateInPath().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlHasQuery] = query >= 0 && rest[query] == '?' ? 1 : 0;
        row[(int)PageTrait.UrlEndsInSlash] = path.EndsWith('/') ? 1 : 0;
        row[(int)PageTrait.UrlIsFile] = last.Contains('.') ? 1 : 0;
        row[(int)PageTrait.UrlForum] = Forum().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlProduct] = Product().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlList] = Listing().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlDocs] = Documentation().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlNews] = News().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.UrlService] = Service().IsMatch(path) ? 1 : 0;
        row[(int)PageTrait.HostForum] = ForumHost().IsMatch(host) ? 1 : 0;
        row[(int)PageTrait.HostDocs] = DocumentationHost().IsMatch(host) ? 1 : 0;
        row[(int)PageTrait.HostShop] = ShopHost().IsMatch(host) ? 1 : 0;
        row[(int)PageTrait.HostNews] = NewsHost().IsMatch(host) ? 1 : 0;
    }

    private static int Digits(ReadOnlySpan<char> path)
    {
        var count = 0;
        foreach (var c in path) count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    [GeneratedRegex(@"/(19|20)\d\d[/-]?\d?\d?[/-]")]
    private static partial Regex DateInPath();

    [GeneratedRegex(
        @"/(forums?|threads?|topics?|discussions?|viewtopic|showthread|questions?|boards?|comments|community|t|posts|messages|groups)([/?.-]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Forum();

    [GeneratedRegex(@"/(products?|p|dp|pdp|items?|shop|store|buy|sku|goods|prod|gp)([/?.-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Product();

    [GeneratedRegex(
        @"/(categor(y|ies)|collections?|c|tags?|topics|archives?|catalog|browse|search|list|lists|page|author|sections?|index|jobs|events|directory)([/?.-]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex(@"/(docs?|documentation|api|reference|guides?|manual|tutorials?|wiki|help|learn|kb|support|en|latest|stable|v?\d+\.\d+)([/?.-]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Documentation();

    [GeneratedRegex(@"/(blogs?|news|articles?|story|stories|posts?|opinion|magazine|press|politics|sports?|world|business|insights|resources)([/?.-]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex News();

    [GeneratedRegex(
        @"/(services?|solutions?|about|about-us|features?|pricing|contact|products?|platform|industries|company|use-cases|plans|practice)([/?.-]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Service();

    [GeneratedRegex(@"forum|board|community|discuss|talk\.|answers|stackexchange|stackoverflow|reddit|quora|ask\.", RegexOptions.IgnoreCase)]
    private static partial Regex ForumHost();

    [GeneratedRegex(@"^(docs?|developers?|api|help|support|wiki|learn|manual|man)\.|readthedocs|docs\.|wiki", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentationHost();

    [GeneratedRegex(@"shop|store|market|buy", RegexOptions.IgnoreCase)]
    private static partial Regex ShopHost();

    [GeneratedRegex(@"blog|news|times|post\.|daily|journal|herald|magazine|zeitung|press", RegexOptions.IgnoreCase)]
    private static partial Regex NewsHost();
}
