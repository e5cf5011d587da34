using System.Text;
using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

/// <summary>What a class name says, by one regular expression for each use and word by word for the parts.</summary>
internal static partial class CategoryTwin
{
    public static IEnumerable<string> Words =>
        CategoryWords.Parts.SelectMany(part => part.Words.Split(' ')).Concat(ThreadWords.Patterns.Select(pair => pair.Pattern.Trim('^', '$', '_')));

    public static Category Of(string name)
    {
        if (name.AsSpan().ContainsAny(":[")) return Category.None;
        var words = Hyphenate(name);
        var category = Category.None;
        if (Navigation().IsMatch(words)) category |= Category.Navigation;
        if (PageFrame().IsMatch(words)) category |= Category.PageFrame;
        if (Related().IsMatch(words)) category |= Category.Related;
        if (Share().IsMatch(words)) category |= Category.Share;
        if (Promotion().IsMatch(words)) category |= Category.Promotion;
        if (Byline().IsMatch(words)) category |= Category.Byline;
        if (Caption().IsMatch(words)) category |= Category.Caption;
        if (Comments().IsMatch(words)) category |= Category.Comments;
        if (Tags().IsMatch(words)) category |= Category.Tags;
        if (Content().IsMatch(words)) category |= Category.Content;
        if (Body().IsMatch(words)) category |= Category.Body;
        if (Gutter().IsMatch(words)) category |= Category.Gutter;
        if (Reviews().IsMatch(words)) category |= Category.Reviews;
        if (HeadingMark().IsMatch(words)) category |= Category.HeadingMark;
        if (words is "sr-only" or "visually-hidden" or "visuallyhidden" or "screen-reader-text") category |= Category.Hidden;
        foreach (var (part, list) in CategoryWords.Parts)
        {
            if (words.Split('-').Intersect(list.Split(' ')).Any()) category |= part;
        }

        foreach (var (pattern, part) in _ofThreads)
        {
            if (pattern.IsMatch(words)) category |= part;
        }

        return category;
    }

    private static readonly (Regex Pattern, Category Category)[] _ofThreads =
        [.. ThreadWords.Patterns.Select(pair => (Expression(pair.Pattern), pair.Category))];

    private static Regex Expression(string pattern) =>
        new(string.Concat(pattern.Select(c => c switch { '_' => @"\b", '(' => "(?:", ',' => "|", _ => c.ToString() })));

    /// <summary>Lower case, words set apart by one hyphen.</summary>
    private static string Hyphenate(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1])) words.Append('-');
            if (char.IsAsciiLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != '-') words.Append('-');
        }

        return words.ToString();
    }

    [GeneratedRegex(@"\bline-?numbers?\b|\blinenos?\b|\blinenodiv\b|\bgutter\b|\bline-nos\b"
        + "|^blob-num$|^js-line-number$|^rouge-gutter$|^hljs-ln-numbers$")]
    private static partial Regex Gutter();

    [GeneratedRegex(
        "^(mw-)?editsection$|^headerlink$|^hash-link$|^(header|heading|toc|hx)-anchor$|^anchor-link$|^anchorlink$|^anchorjs-link$|^heading-permalink$")]
    private static partial Regex HeadingMark();

    [GeneratedRegex(
        @"^reviews$|(customer|product|user|shop|buyer|guest)-?reviews|\breviews-(list|widget|container|content|wrapper|section|main|medley|tab)\b"
        + "|yotpo|bazaarvoice|trustpilot|kundenbewertungen")]
    private static partial Regex Reviews();

    [GeneratedRegex(
        @"\bnav\b|navbar|\bnav(list|box|menu|links?)\b|navigation|\bmenus?\b|menubar|breadcrumb|crumbs\b|paginat|\bpager\b|\bpaging\b|page-numbers"
        + @"|sitemap|skip-?(link|to|nav)|tablist|toolbar|\bjump\b|prev-next|post-nav|table-of-contents|\btoc\b|mw-editsection|sphinxsidebar|headerlink")]
    private static partial Regex Navigation();

    [GeneratedRegex(
        @"\bfooter\b|site-?footer|page-?footer|footer-?(wrap|widget|area|bottom|content)|masthead|site-?header|page-?header-bar|global-?header"
        + @"|\bheader-(top|bar|nav)|top-?bar|side-?bar|\bsidenav|\brail\b|right-?(col|column)|widget-area|(?:^| )widget(?= |$)|copyright|colophon"
        + @"|banner\b|\bcontentinfo\b|complementary")]
    private static partial Regex PageFrame();

    [GeneratedRegex(
        @"related|recommend|read-?(more|next|also)|see-also|you-may|more-?(stories|news|posts|articles|from|on)|also-?(like|read)|trending|popular"
        + @"|most-?(read|viewed|popular)|similar|suggest|latest-?(news|posts|articles|stories)|recent-?(posts|articles|news|comments)|outbrain|taboola"
        + @"|zergnet|next-?(post|article|up)|other-(posts|articles|news)|carousel|\bfeatured-posts|up-next|\bupsell|cross-sell|further-reading")]
    private static partial Regex Related();

    [GeneratedRegex(
        @"\bshar(e|es|ing|er|ed)\b|share-?(this|bar|buttons?|links?|tools?|icons?)|sharedaddy|social|addthis|addtoany|a2a|follow-?(us|me)|\btweet"
        + @"|facebook|twitter|whatsapp|pinterest|linkedin|print-?(link|button|this)|\bbookmark|sd-content|\bemail-(this|link|share)|\brss\b")]
    private static partial Regex Share();

    [GeneratedRegex(
        @"\bads?\b|advert|\bad-|sponsor|\bpromos?\b|promotion|newsletter|subscri|sign-?up|\bsignin|\blogin|log-in|paywall|cookie|consent|gdpr"
        + @"|\bpopups?\b|\bpop-up|\bmodal|overlay|lightbox|donat|call-to-action|\bcta\b|optin|opt-in|\bdfp\b|google-?ad|adsense|disclaimer|notification"
        + @"|\balert-bar|\btoast|mailchimp|hubspot|\boffer\b|\bregistration")]
    private static partial Regex Promotion();

    [GeneratedRegex(
        @"byline|by-line|\bauthor|\bpost-?(meta|info|date|author|details)|entry-?(meta|info|date|utility|footer)"
        + @"|article-?(meta|info|date|author|header-meta)|\bmeta\b|metadata|\bdateline|\bpublish|\btimestamp|\bposted|\bvcard|\bpub-?date|\breading-time"
        + @"|time-to-read|\bviews?-count|\brating|\bbio\b|about-?author|writer|reporter")]
    private static partial Regex Byline();

    [GeneratedRegex(@"caption|photo-?credit|image-?(credit|source)|\bcredits?\b|\bgallery\b|slideshow")]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"\bcomments?\b|comment-?(list|area|form|section|thread|body|content|respond)|commentlist|disqus|\brespond\b|discussion|livefyre|\breplies\b"
        + @"|\breply\b|reader-comments|\bfb-comments")]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"\btags?\b|tag-?(list|cloud|links)|tagcloud|\bcategor(y|ies)\b|cat-links|\btopics\b|\bkeywords\b|\bpost-(tags|categories)|\bhashtag"
        + @"|\blabels\b")]
    private static partial Regex Tags();

    [GeneratedRegex(@"article|content|entry|\bpost\b|post-|\bmain\b|\bstory|\btext\b|\bbody\b|\bblog|\bpage\b|hentry|column")]
    private static partial Regex Content();

    [GeneratedRegex(
        @"article-?(body|content|text|copy)|\bbody-?(content|text|copy)\b|entry-?content|post-?(content|body|text|entry)|story-?(body|content|text)"
        + @"|main-?(content|text)|content-?(body|text|main)|blog-?(content|body)|\barticlebody|markdown-body|mw-parser-output|rst-content|md-content"
        + @"|\btheme-doc-markdown|\brichtext|\bprose\b|\bnews-?(text|body|content)|\bthe-content|\bcontent-inner|single-content|td-post-content")]
    private static partial Regex Body();
}
