namespace Curation.Extraction.Tree;

/// <summary>The vocabulary of class names that theme authors share.</summary>
/// <remarks>In a pattern <c>_</c> is a border of a word, <c>~</c> a hyphen that may be missing, <c>^</c> and <c>$</c> are the ends of the name, and
/// <c>(a,b)</c> is either. Names come in lower case, their words set apart by one hyphen: <c>relatedPosts</c> as <c>related-posts</c>.</remarks>
internal static class CategoryWords
{
    /// <summary>What names say that a part is for, wherever in a name it stands.
    /// Sources: the lists of Readability, trafilatura and resiliparse, merged by meaning.</summary>
    private static readonly (Category Category, string Patterns)[] _uses =
    [
        (Category.Navigation, "_nav_ navbar _nav(list,box,menu,link,links)_ navigation _menu(,s)_ menubar breadcrumb crumbs_ paginat _pager_ _paging_"
            + " page-numbers sitemap skip~(link,to,nav) tablist toolbar _jump_ prev-next post-nav table-of-contents _toc_ mw-editsection sphinxsidebar"
            + " headerlink"),
        (Category.PageFrame, "_footer_ site~footer page~footer footer~(wrap,widget,area,bottom,content) masthead site~header page~header-bar global~header"
            + " _header-(top,bar,nav) top~bar side~bar _sidenav _rail_ right~col widget-area ^widget$ copyright colophon banner_ _contentinfo_"
            + " complementary"),
        (Category.Related, "related recommend read~(more,next,also) see-also you-may more~(stories,news,posts,articles,from,on) also~(like,read) trending"
            + " popular most~(read,viewed,popular) similar suggest latest~(news,posts,articles,stories) recent~(posts,articles,news,comments) outbrain"
            + " taboola zergnet next~(post,article,up) other-(posts,articles,news) carousel _featured-posts up-next _upsell cross-sell further-reading"),
        (Category.Share, "_shar(e,es,ing,er,ed)_ share~(this,bar,button,link,tool,icon) sharedaddy social addthis addtoany a2a follow~(us,me) _tweet facebook"
            + " twitter whatsapp pinterest linkedin print~(link,button,this) _bookmark sd-content _email-(this,link,share) _rss_"),
        (Category.Promotion, "_ad(,s)_ advert _ad- sponsor _promo(,s)_ promotion newsletter subscri sign~up _signin _login log-in paywall cookie consent gdpr"
            + " _popup(,s)_ _pop-up _modal overlay lightbox donat call-to-action _cta_ optin opt-in _dfp_ google~ad adsense disclaimer notification"
            + " _alert-bar _toast mailchimp hubspot _offer_ _registration"),
        (Category.Byline, "byline by-line _author _post~(meta,info,date,author,details) entry~(meta,info,date,utility,footer)"
            + " article~(meta,info,date,author,header-meta) _meta_ metadata _dateline _publish _timestamp _posted _vcard _pub~date _reading-time"
            + " time-to-read _view(,s)-count _rating _bio_ about~author writer reporter"),
        (Category.Caption, "caption photo~credit image~(credit,source) _credit(,s)_ _gallery_ slideshow"),
        (Category.Comments, "_comment(,s)_ comment~(list,area,form,section,thread,body,content,respond) disqus _respond_ discussion livefyre _replies_ _reply_"
            + " reader-comments _fb-comments"),
        (Category.Tags, "_tag(,s)_ tag~(list,cloud,links) _categor(y,ies)_ cat-links _topics_ _keywords_ _post-(tags,categories) _hashtag _labels_"),
        (Category.Content, "article content entry _post_ post- _main_ _story _text_ _body_ _blog _page_ column"),
        (Category.Body, "article~(body,content,text,copy) _body~(content,text,copy)_ entry~content post~(content,body,text,entry) story~(body,content,text)"
            + " main~(content,text) content~(body,text,main) blog~(content,body) markdown-body mw-parser-output rst-content md-content"
            + " _theme-doc-markdown _richtext _prose_ _news~(text,body,content) _the-content _content-inner single-content td-post-content"),
        (Category.Gutter, "_lineno(,s)_ _linenodiv_ _linenumber(,s)_ _line-number(,s)_ _gutter_ _line-nos_"),
        (Category.Reviews, "^reviews$ (customer,product,user,shop,buyer,guest)~reviews"
            + " _reviews-(list,widget,container,content,wrapper,section,main,medley,tab)_ yotpo bazaarvoice trustpilot kundenbewertungen"
            + " _review-(list,items,container)_ ratings-(and-,)reviews ^bvrr _bv-content-(list,review) ^jdgm-(widget,rev-widg) ^spr-(container,reviews)"
            + " ^stamped-(container,reviews) ^okendo _loox-reviews ^cm-cr- produktbewertungen ^bewertungen$ _avis-(clients,client,produit)_ ^opiniones$"
            + " ^recensioni$ ^opinie$ ^otzyvy$ ^pingjia$ product-(qa,questions)_ customer-questions blockreassurance"),
        (Category.Responses, "_kommentare_ leserkommentar kommentar~(bereich,liste,list,section,container,formular) _(lista,lista-de,caja,seccion)-comentarios_"
            + " ^comentarios$ _commentaires_ _commenti_ _komentarze_ ^komentar(e,i)$ ^reacties$ ^yorumlar$ ^kommentar(er,ii)$ ^kommentit$ ^pinglun"
            + " _pinglun-(list,box)_ ^binh-luan ^cmt(,s)$ _cmt-(list,wrap,box,area,item)_ _reader-(reactions,responses)_"),
        // what themes call text that is read aloud and not shown
        (Category.Hidden, "^sr-only$ ^visually-hidden$ ^visuallyhidden$ ^screen-reader-text$"),
    ];

    /// <summary>What parts of pages of all kinds are called, as words of a name. Evidence for the learned choice of blocks; no rule reads it.</summary>
    public static readonly (Category Category, string Words)[] Parts =
    [
        (Category.Card, "card teaser tile thumb thumbnail slide slider swiper slick box preview cards carousel"),
        (Category.Product, "product products sku goods woocommerce pdp brand variant merch"),
        (Category.Price, "price prices pricing cost amount sale discount currency money"),
        (Category.Shop, "cart basket wishlist checkout buy shipping delivery stock availability quantity qty addtocart minicart"),
        (Category.Review, "review reviews rating ratings star stars testimonial testimonials feedback"),
        (Category.Post, "message messages msg thread threads topic topics forum forums postbody posttext postcontent"
            + " question questions cooked reply replies bbcode post posts"),
        (Category.Person, "user users profile avatar signature member members poster nick nickname username karma rank author authors bio team staff people"),
        (Category.Description, "desc description descriptions summary excerpt intro introduction lead lede standfirst dek abstract subtitle subheading"
            + " subhead tagline detail details overview spec specs specification deck perex anriss"),
        (Category.Title, "title titles headline heading headings name head"),
        (Category.Date, "date dates time timestamp published ago calendar datetime day month year"),
        (Category.Breadcrumb, "breadcrumb breadcrumbs crumb crumbs path yoast"),
        (Category.Pagination, "pagination paginate paginator pager paging prev previous next older newer pages"),
        (Category.Consent, "cookie cookies consent gdpr ccpa privacy onetrust ot optanon cmp cmp2 qc didomi usercentrics trustarc truste"
            + " cookiebar cookiebanner cookieyes cky iubenda borlabs termly osano cookiebot cybot tcf vendor vendors iab fc evidon"),
        (Category.Letter, "newsletter newsletters subscribe subscription subscriber signup mailchimp optin mailing"),
        (Category.Sidebar, "sidebar sidebars rail complementary aside secondary sidenav side leftcol rightcol sticky"),
        (Category.Footer, "footer foot colophon contentinfo bottom subfooter"),
        (Category.Header, "header masthead topbar top navbar"),
        (Category.Hero, "hero banner jumbotron splash cover cta"),
        (Category.Code, "code codehilite highlight hljs prettyprint syntax pre console terminal snippet source"),
        (Category.Panel, "accordion tab tabs tabpanel panel panels collapse collapsible toggle faq faqs step steps expand expandable expander details"),
        (Category.Quote, "quote quotes blockquote pullquote testimonial callout note admonition infobox tip warning"),
        (Category.Search, "search searchbox searchform"),
        (Category.Facet, "filter filters facet facets sort sorting refine dropdown select option options toolbar"),
        (Category.Media, "img image images photo photos picture video videos media figure gallery player icon icons logo logos embed audio illustration"),
        (Category.Button, "btn button buttons action actions link links"),
        (Category.Unseen, "sr visuallyhidden screenreader hidden hide invisible offscreen nojs assistive a11y modal dialog popup overlay lightbox drawer"
            + " offcanvas tooltip popover alert"),
        (Category.Legal, "copyright legal terms disclaimer license licence imprint impressum datenschutz"),
        (Category.Contact, "contact contacts address phone tel email location locations map hours directions"),
        (Category.Widget, "widget widgets module modules block blocks component components elementor vc shortcode plugin"),
        (Category.Item, "item items entry entries row col cell listing listings result results element"),
        (Category.List, "list lists grid archive archives feed collection collections loop catalog catalogue category categories index stream"),
        (Category.Answer, "answer answers solution accepted bestanswer vote votes voting score"),
        (Category.Docs, "doc docs documentation api markdown md rst sphinx docusaurus wiki mw readme manual reference param params method function theme"),
        (Category.Note, "footnote footnotes endnote endnotes"),
        (Category.Section, "section sections container wrapper inner wrap feature features benefit benefits service services about"),
    ];

    /// <summary>Every pattern with its category.</summary>
    public static IEnumerable<(string Pattern, Category Category)> Patterns =>
        _uses.SelectMany(use => use.Patterns.Split(' ').Select(pattern => (pattern, use.Category)))
            .Concat(Parts.SelectMany(part => part.Words.Split(' ').Select(word => ($"_{word}_", part.Category))))
            .Concat(ThreadWords.Patterns).Concat(MarkWords.Patterns);
}
