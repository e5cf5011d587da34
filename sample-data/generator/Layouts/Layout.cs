namespace SampleCrawl.Layouts;

/// <summary>
/// Puts a site around a draft. The layouts differ as content systems do: article and main, named divs, tables of the nineties, forum,
/// nothing at all.
/// </summary>
internal static class Layout
{
    private const string XhtmlOpening = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n";

    public static string Render(Library library, Page page, string? charset, bool asXml)
    {
        var dice = new Dice("layout", page.Look);
        var chrome = new Chrome(library, page.Site, dice);
        var byline = page.Draft.IsArticle ? $"{Head.Author(page, library)}, {Head.Date(page)[..10]}" : null;
        var body = page.Site.Layout switch
        {
            "article" => Semantic(page, chrome, byline),
            "divs" => Divs(page, chrome, byline),
            "tables" => Tables(page, chrome, byline),
            "forum" => Forum(page, chrome),
            _ => $"<h1>{Markup.Escape(page.Draft.Title)}</h1>\n<hr />\n{page.Draft.Body}<hr />\n",
        };
        return Opening(page.Site, asXml, dice) + Head.Write(page, charset, dice) + "<body>\n" + body + "</body>\n</html>\n";
    }

    private static string Opening(Site site, bool asXml, Dice dice)
    {
        var language = site.Declares.Contains("lang") ? site.Language : null;
        if (asXml)
            return XhtmlOpening + $"<html xmlns=\"http://www.w3.org/1999/xhtml\"{(language is null ? "" : $" xml:lang=\"{language}\"")}>\n";
        var doctype = site.Layout is "tables" && dice.Chance(0.7) ? "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">\n" : "<!DOCTYPE html>\n";
        return doctype + (language is null ? "<html>\n" : $"<html lang=\"{language}\">\n");
    }

    private static string Semantic(Page page, Chrome chrome, string? byline) =>
        $"""
        <header class="site-header"><a class="logo" href="/">{Markup.Escape(page.Site.Name)}</a><nav class="main-nav">{chrome.Navigation}</nav></header>
        <div class="cookie-banner" role="dialog">{chrome.Cookies}</div>
        <main id="content"><article>
        <h1>{Markup.Escape(page.Draft.Title)}</h1>
        {(byline is null ? "" : $"<p class=\"byline\">{Markup.Escape(byline)}</p>")}
        {page.Draft.Body}<div class="share-buttons">{chrome.Share}</div>
        </article></main>
        <aside class="sidebar related"><h3>{chrome.RelatedHeading}</h3>{chrome.Related}</aside>
        <footer class="site-footer">{chrome.Footer}</footer>

        """;

    private static string Divs(Page page, Chrome chrome, string? byline) =>
        $"""
        <div id="page"><div class="topbar"><div class="brand"><a href="/">{Markup.Escape(page.Site.Name)}</a></div><div class="menu nav">{chrome.Navigation}</div></div>
        <div class="wrapper"><div class="sidebar widget-area"><div class="widget related-posts"><div class="widget-title">{chrome.RelatedHeading}</div>{chrome.Related}</div></div>
        <div class="content post"><h1 class="post-title">{Markup.Escape(page.Draft.Title)}</h1>
        {(byline is null ? "" : $"<div class=\"post-meta byline\">{Markup.Escape(byline)}</div>")}
        <div class="post-body entry-content">{page.Draft.Body}</div>
        <div class="social share">{chrome.Share}</div></div></div>
        <div id="cookie-consent" class="cookie-notice">{chrome.Cookies}</div>
        <div id="footer" class="footer">{chrome.Footer}</div></div>

        """;

    private static string Tables(Page page, Chrome chrome, string? byline) =>
        $"""
        <table width="960" border="0" cellpadding="4"><tr><td colspan="2" class="header"><b>{Markup.Escape(page.Site.Name)}</b></td></tr>
        <tr><td width="180" valign="top" class="leftnav">{chrome.Navigation}<b>{chrome.RelatedHeading}</b>{chrome.Related}</td>
        <td valign="top" class="maincell"><h1>{Markup.Escape(page.Draft.Title)}</h1>
        {(byline is null ? "" : $"<p class=\"byline\"><i>{Markup.Escape(byline)}</i></p>")}
        {page.Draft.Body}</td></tr>
        <tr><td colspan="2" class="footer">{chrome.Footer}</td></tr></table>

        """;

    private static string Forum(Page page, Chrome chrome) =>
        $"""
        <div id="header"><a href="/">{Markup.Escape(page.Site.Name)}</a><div id="navbar">{chrome.Navigation}</div></div>
        <div class="cookie-bar">{chrome.Cookies}</div>
        <div class="breadcrumb"><a href="/">Board index</a> » <a href="/f">{chrome.RelatedHeading}</a></div>
        <div id="posts" class="thread"><h1>{Markup.Escape(page.Draft.Title)}</h1>
        {page.Draft.Body}</div>
        <div class="similar-threads"><h4>{chrome.RelatedHeading}</h4>{chrome.Related}</div>
        <div id="footer">{chrome.Footer}</div>

        """;
}
