using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

/// <summary>Threads in the markup of common software, small: a topic, three posts, and what stands around them.</summary>
internal static class ThreadPages
{
    public const string Topic = "Which lamp for the harbour wall", Name = "marlow";

    /// <summary>What no page may show of its posts: ranks, counts, signatures, buttons.</summary>
    public static readonly string[] Furniture =
    [
        "Distinguished Member", "1,327", "Joined", "Somewhere at sea", "Sent from my lighthouse", "Quote this", "Report it", "Similar threads", "A quiet foghorn",
        "Log in to reply", "Jump to", "Powered by",
    ];

    private static readonly Dictionary<string, (string Before, string Post, string After)> _templates = new()
    {
        ["phpbb"] = (
            "<div id=page-header class=headerbar><h1>Harbour Forum</h1></div><div id=page-body><h2 class=topic-title><a href=t>{topic}</a></h2>",
            "<div class='post has-profile'><dl class=postprofile><dt><a class=username href=u>{name}</a></dt><dd class=profile-rank>Distinguished Member</dd>"
            + "<dd class=profile-posts><strong>Posts:</strong> <a href=s>1,327</a></dd><dd class=profile-joined><strong>Joined:</strong> 2009</dd></dl>"
            + "<div class=postbody><h3><a href=p>Re: {topic}</a></h3><ul class=post-buttons><li><a href=q>Quote this</a></li></ul>"
            + "<p class=author>by <a class=username href=u>{name}</a> » <time>5 May 2024</time></p><div class=content>{text}</div>"
            + "<div class=signature>Sent from my lighthouse</div></div><div class=back2top><a class=top href=t>Report it</a></div></div>",
            "<div class=jumpbox><span>Jump to</span></div></div><div id=page-footer class=copyright>Powered by phpBB</div>"),
        ["phpbb 2"] = (
            "<table><tr><td><span class=maintitle>Harbour Forum</span></td></tr></table><a class=maintitle href=t>{topic}</a><table class=forumline>",
            "<tr><td class=row1><span class=name><b>{name}</b></span><br><span class=postdetails>Distinguished Member<br><br>Joined: 2004</span></td>"
            + "<td class=row1><table><tr><td><span class=postdetails>Posted: 5 May 2004</span></td></tr><tr><td><span class=postbody>{text}<br>_________________<br>"
            + "Sent from my lighthouse</span></td></tr></table></td></tr>",
            "</table><span class=gensmall>Jump to</span><span class=copyright>Powered by phpBB</span>"),
        ["vbulletin 3"] = (
            "<div class=navbar><a href=f>Harbour Forum</a> <strong>{topic}</strong></div>",
            "<table class=tborder><tr><td class=thead>5 May 2009</td></tr><tr><td class=alt2><div><a class=bigusername href=u>{name}</a></div>"
            + "<div class=smallfont>Distinguished Member</div><div class=smallfont><div>Joined: 2009</div><div>Posts: 1,327</div></div></td>"
            + "<td class=alt1><div id=post_message_{number}>{text}</div><div>__________________<br>Sent from my lighthouse</div></td></tr></table>",
            "<table><tr><td class=thead>Similar threads</td></tr><tr><td><a href=s>A quiet foghorn</a></td></tr></table><div class=smallfont>Powered by vBulletin</div>"),
        ["vbulletin 4"] = (
            "<div id=pagetitle><h1>Thread: <span class=threadtitle>{topic}</span></h1></div><ol id=posts>",
            "<li class=postbitlegacy><div class=posthead><span class=postdate>5 May 2014</span></div><div class=postdetails><div class=userinfo>"
            + "<div class=username_container><a class=username href=u>{name}</a></div><span class=usertitle>Distinguished Member</span>"
            + "<dl class=userinfo_extra><dt>Posts</dt><dd>1,327</dd></dl></div><div class=postbody><div class=content><div id=post_message_{number}>"
            + "<blockquote class=postcontent>{text}</blockquote></div></div><blockquote class=signature>Sent from my lighthouse</blockquote></div></div>"
            + "<div class=postfoot><a href=q>Quote this</a> <a href=r>Report it</a></div></li>",
            "</ol><div id=similar_threads><h4>Similar threads</h4><a href=s>A quiet foghorn</a></div>"),
        ["xenforo"] = (
            "<div class=p-title><h1 class=p-title-value>{topic}</h1></div><div class=block-body>",
            "<article class='message message--post'><section class=message-user><h4 class=message-name><a class=username href=u>{name}</a></h4>"
            + "<h5 class=userTitle>Distinguished Member</h5><dl class=pairs><dt>Joined</dt><dd>2009</dd><dt>Messages</dt><dd>1,327</dd></dl></section>"
            + "<header class=message-attribution><ul class=message-attribution-main><li><time>5 May 2024</time></li></ul></header>"
            + "<div class=message-content><article class='message-body js-selectToQuote'><div class=bbWrapper>{text}</div></article>"
            + "<aside class=message-signature><div class=bbWrapper>Sent from my lighthouse</div></aside></div>"
            + "<footer class=message-footer><a href=q>Quote this</a> <a href=r>Report it</a></footer></article>",
            "</div><div class=blockMessage>Log in to reply.</div><div class=block><h3>Similar threads</h3><a href=s>A quiet foghorn</a></div>"),
        ["discourse"] = (
            "<div id=main-outlet role=main><h1><a href=t>{topic}</a></h1><div itemscope itemtype='http://schema.org/DiscussionForumPosting'>",
            "<div class='topic-body crawler-post'><div class=crawler-post-meta><span class=creator itemprop=author><a href=u><span itemprop=name>{name}</span></a></span>"
            + "<time class=post-time>May 5, 2024</time> <span itemprop=position>1,327</span></div><div class=post itemprop=text>{text}</div>"
            + "<span class=post-likes>Quote this</span></div>",
            "</div><div class=more-topics><h3>Similar threads</h3><a href=s>A quiet foghorn</a></div></div><footer><p>Powered by Discourse</p></footer>"),
        ["smf"] = (
            "<h1 class=forumtitle><a href=i>Harbour Forum</a></h1><div id=forumposts>",
            "<div class=post_wrapper><div class=poster><h4><a href=u>{name}</a></h4><ul id=msg_{number}_extra_info><li>Distinguished Member</li><li>Posts: 1,327</li></ul></div>"
            + "<div class=postarea><div class=keyinfo><h5><a href=t>Re: {topic}</a></h5><div class=smalltext>on: 5 May 2014</div></div>"
            + "<div class=post><div class=inner id=msg_{number}>{text}</div></div></div><div class=moderatorbar><div class=reportlinks>Report it</div>"
            + "<div class=signature id=msg_{number}_signature>Sent from my lighthouse</div></div></div>",
            "</div><div class=plainbox>Jump to</div>"),
        ["mybb"] = (
            "<div id=posts>",
            "<div class=post><div class=post_author><div class=author_information><span class=largetext><a href=u>{name}</a></span>"
            + "<span class=smalltext>Distinguished Member</span></div><div class=author_statistics>Posts: 1,327<br>Joined: 2009</div></div><div class=post_content>"
            + "<span class=post_date>5 May 2014</span><div class='post_body scaleimages' id=pid_{number}>{text}</div>"
            + "<div class='signature scaleimages'>Sent from my lighthouse</div></div><div class=post_controls><a href=q>Quote this</a></div></div>",
            "</div><div class=smalltext>Jump to</div>"),
        ["hacker news"] = (
            "<table class=fatitem><tr class=athing><td class=title><span class=titleline><a href=i>{topic}</a></span></td></tr></table><table class=comment-tree>",
            "<tr class='athing comtr'><td><span class=comhead><a class=hnuser href=u>{name}</a> <span class=age>1 hour ago</span>"
            + "<span class=navs> | <a href=n>Quote this</a></span></span><div class=comment><div class='commtext c00'>{text}</div>"
            + "<div class=reply><p><font size=1><u><a href=r>Report it</a></u></font></p></div></div></td></tr>",
            "</table><span class=yclinks><a href=g>Jump to</a></span>"),
        ["reddit"] = (
            "<div class=side><div class=usertext-body><div class=md><p>A quiet foghorn is welcome here, and so are you.</p></div></div></div>"
            + "<div class=content role=main><p class=title><a class=title href=t>{topic}</a></p>",
            "<div class='thing comment'><div class=midcol></div><div class=entry><p class=tagline><a class=expand>[–]</a><a class=author href=u>{name}</a> "
            + "<span class=score>1,327 points</span> <time>2 years ago</time></p><form class=usertext><div class=usertext-body><div class=md><p>{text}</p></div></div></form>"
            + "<ul class='flat-list buttons'><li><a href=p>Quote this</a></li><li>Report it</li></ul></div></div>",
            "</div>"),
        ["stack exchange"] = (
            "<div itemscope itemtype='https://schema.org/QAPage'><div id=question-header><h1><a class=question-hyperlink href=q>{topic}</a></h1></div>",
            "<div class='answer js-answer'><div class=votecell><div class=js-vote-count>1,327</div></div><div class=answercell><div class='s-prose js-post-body' itemprop=text>"
            + "<p>{text}</p></div><div class=js-post-menu><a href=s>Quote this</a></div><div class=user-info><div class=user-details itemprop=author><a href=u>{name}</a>"
            + " <span>Distinguished Member</span></div></div></div></div>",
            "</div><div id=sidebar><h4>Similar threads</h4><a href=s>A quiet foghorn</a></div>"),
        ["github"] = (
            "<main><h1><bdi class='js-issue-title markdown-title'>{topic}</bdi> <span>#12</span></h1><div class=js-discussion>",
            "<div class='timeline-comment comment'><h3 class=timeline-comment-header><a class=author href=u>{name}</a> commented <span class=timeline-comment-label>"
            + "Distinguished Member</span></h3><table><tr><td class='comment-body markdown-body js-comment-body'><p>{text}</p></td></tr></table>"
            + "<div class=comment-reactions>Quote this</div></div>",
            "</div><div class=signed-out-comment>Log in to reply</div></main>"),
        ["discuz"] = (
            "<h1><span id=thread_subject>{topic}</span></h1>",
            "<table class=plhin><tr><td class=pls><div class=authi><a href=u>{name}</a></div><p>Distinguished Member</p></td><td class=plc><div class=pct>"
            + "<table><tr><td class=t_f id=postmessage_{number}><i class=pstatus>Joined</i>{text}</td></tr></table></div><div class=sign>Sent from my lighthouse</div>"
            + "<div class=pob><a href=r>Report it</a></div></td></tr></table>",
            "<div id=f_pst>Log in to reply</div><p>Powered by Discuz!</p>"),
    };

    public static IEnumerable<string> Platforms => _templates.Keys;

    public static string Of(string platform, string[] texts, string topic = Topic, string? title = null)
    {
        var (before, post, after) = _templates[platform];
        var posts = texts.Select((text, i) => post.Replace("{text}", text, StringComparison.Ordinal).Replace("{number}", $"{i + 1}", StringComparison.Ordinal)
            .Replace("{name}", i == 0 ? Name : $"otter{i}", StringComparison.Ordinal));
        return $"<html><head><title>{title ?? topic + " - Harbour Forum"}</title></head><body><ul class=nav>{Links(6)}</ul>"
            + (before + string.Concat(posts) + after).Replace("{topic}", topic, StringComparison.Ordinal) + "</body></html>";
    }
}
