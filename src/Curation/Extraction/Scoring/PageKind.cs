using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Scoring;

/// <summary>Whether a page is a discussion, where what others call comments is the content: by its address, its software, or its schema.org type.</summary>
internal static partial class PageKind
{
    public static bool IsDiscussion(string url, PageDeclarations declared) =>
        Address().IsMatch(url) || (declared.Meta("generator") is { } generator && Software().IsMatch(generator)) || declared.JsonLd.Exists(block => Schema().IsMatch(block));

    [GeneratedRegex(@"^https?://((www|old)\.)?(forums?|boards?|community|discuss|talk|answers)\.|/(forums?|threads?|topics?|discussions?|viewtopic\.php|showthread\.php|questions|boards)([/?]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("discourse|phpbb|xenforo|vbulletin|invision|mybb|simple machines|vanilla|nodebb|flarum", RegexOptions.IgnoreCase)]
    private static partial Regex Software();

    [GeneratedRegex("\"(DiscussionForumPosting|QAPage)\"")]
    private static partial Regex Schema();
}
