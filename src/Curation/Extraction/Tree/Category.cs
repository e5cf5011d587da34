using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Extraction.Tree;

/// <summary>What an element's class, id, role and itemprop say that it is for.</summary>
[Flags]
internal enum Category : ulong
{
    None = 0,
    Navigation = 1,
    PageFrame = 2,
    Related = 4,
    Share = 8,
    Promotion = 16,
    Byline = 32,
    Caption = 64,
    Comments = 128,
    Hidden = 256,
    Content = 512,
    Body = 1024,
    MainRole = 2048,
    Tags = 4096,
    Card = 1UL << 13,
    Product = 1UL << 14,
    Price = 1UL << 15,
    Shop = 1UL << 16,
    Review = 1UL << 17,
    Post = 1UL << 18,
    Person = 1UL << 19,
    Description = 1UL << 20,
    Title = 1UL << 21,
    Date = 1UL << 22,
    Breadcrumb = 1UL << 23,
    Pagination = 1UL << 24,
    Consent = 1UL << 25,
    Letter = 1UL << 26,
    Sidebar = 1UL << 27,
    Footer = 1UL << 28,
    Header = 1UL << 29,
    Hero = 1UL << 30,
    Code = 1UL << 31,
    Panel = 1UL << 32,
    Quote = 1UL << 33,
    Search = 1UL << 34,
    Facet = 1UL << 35,
    Media = 1UL << 36,
    Button = 1UL << 37,
    Unseen = 1UL << 38,
    Legal = 1UL << 39,
    Contact = 1UL << 40,
    Widget = 1UL << 41,
    Item = 1UL << 42,
    List = 1UL << 43,
    Answer = 1UL << 44,
    Docs = 1UL << 45,
    Section = 1UL << 46,

    /// <summary>A footnote, or a list of them; the trees are not told.</summary>
    Note = 1UL << 47,

    /// <summary>Names the author, by microdata or as a link; the trees are not told.</summary>
    Author = 1UL << 48,

    /// <summary>A picture, a film, a comment or a review, by microdata: who made it and when says nothing of the page. The trees are not told.</summary>
    Part = 1UL << 49,
}

/// <summary>The vocabulary of class names that theme authors share.
/// Sources: the lists of Readability, trafilatura and resiliparse, merged by meaning.</summary>
internal static partial class Categories
{
    /// <param name="name">One name in UTF-8.</param>
    public static Category Of(ReadOnlySpan<byte> name)
    {
        Span<char> characters = stackalloc char[CategoryCache.MostBytes], room = stackalloc char[2 * CategoryCache.MostBytes];
        var words = room[..Hyphenate(characters[..Encoding.UTF8.GetChars(name, characters)], room)];
        return Search(words, CategoryStems.In(words)) | Parts.Of(words) | (IsForReaders(words) ? Category.Hidden : Category.None);
    }

    /// <summary>What themes call text that is read aloud and not shown.</summary>
    private static bool IsForReaders(ReadOnlySpan<char> words) => words is "sr-only" or "visually-hidden" or "visuallyhidden" or "screen-reader-text";

    /// <summary>Of a name as <see cref="Of"/> makes it, in lower case and with hyphens.</summary>
    /// <param name="among">The categories that are looked for.</param>
    internal static Category Search(ReadOnlySpan<char> words, Category among)
    {
        var category = Category.None;
        if ((among & Category.Navigation) != 0 && Navigation().IsMatch(words)) category |= Category.Navigation;
        if ((among & Category.PageFrame) != 0 && PageFrame().IsMatch(words)) category |= Category.PageFrame;
        if ((among & Category.Related) != 0 && Related().IsMatch(words)) category |= Category.Related;
        if ((among & Category.Share) != 0 && Share().IsMatch(words)) category |= Category.Share;
        if ((among & Category.Promotion) != 0 && Promotion().IsMatch(words)) category |= Category.Promotion;
        if ((among & Category.Byline) != 0 && Byline().IsMatch(words)) category |= Category.Byline;
        if ((among & Category.Caption) != 0 && Caption().IsMatch(words)) category |= Category.Caption;
        if ((among & Category.Comments) != 0 && Comments().IsMatch(words)) category |= Category.Comments;
        if ((among & Category.Tags) != 0 && Tags().IsMatch(words)) category |= Category.Tags;
        if ((among & Category.Content) != 0 && Content().IsMatch(words)) category |= Category.Content;
        if ((among & Category.Body) != 0 && Body().IsMatch(words)) category |= Category.Body;
        return category;
    }

    /// <summary>Lower case, words set apart by one hyphen, names by a space: <c>relatedPosts site_nav</c> to <c>related-posts site-nav</c>.</summary>
    private static int Hyphenate(ReadOnlySpan<char> name, Span<char> words)
    {
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1])) words[length++] = '-';
            if (char.IsAsciiLetterOrDigit(c)) words[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && words[length - 1] is not ('-' or ' ')) words[length++] = char.IsWhiteSpace(c) ? ' ' : '-';
        }

        return length;
    }

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
