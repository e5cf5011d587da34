using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Kinds of page that treat readers' contributions differently.</summary>
internal enum PageKind
{
    Other,

    /// <summary>What others call comments is the content.</summary>
    Discussion,

    /// <summary>Comments never are.</summary>
    Article,
}

/// <summary>Tells the kind by a page's address, its software, or its Open Graph and schema.org types.</summary>
internal static partial class PageKinds
{
    private static readonly string[] _discussions = ["\"DiscussionForumPosting\"", "\"QAPage\""];
    private static readonly string[] _articles = ["\"NewsArticle\"", "\"BlogPosting\"", "\"Article\""];

    public static PageKind Of(string url, PageDeclarations declared)
    {
        var isForumSoftware = declared.Meta("generator") is { } generator && Software().IsMatch(generator);
        if (Address().IsMatch(url) || isForumSoftware || IsDeclared(_discussions)) return PageKind.Discussion;
        return declared.Meta("og:type") == "article" || IsDeclared(_articles) ? PageKind.Article : PageKind.Other;

        bool IsDeclared(string[] types) => declared.JsonLd.Exists(block => Array.Exists(types, block.Contains));
    }

    [GeneratedRegex(
        @"^https?://((www|old)\.)?(forums?|boards?|community|discuss|talk|answers)\."
        + @"|/(forums?|threads?|topics?|discussions?|viewtopic\.php|showthread\.php|questions|boards)([/?]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("discourse|phpbb|xenforo|vbulletin|invision|mybb|simple machines|vanilla|nodebb|flarum", RegexOptions.IgnoreCase)]
    private static partial Regex Software();
}
