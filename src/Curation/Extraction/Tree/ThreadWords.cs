namespace Curation.Extraction.Tree;

/// <summary>What the software of forums, mailing lists and sites of questions calls the parts of a thread, as patterns of
/// <see cref="CategoryWords"/>.</summary>
/// <remarks>From the templates of phpBB, vBulletin, XenForo, Invision, SMF, MyBB, WoltLab, FluxBB, bbPress, Discuz!, PHPWind, Tieba, Discourse, Flarum,
/// NodeBB, Vanilla, Stack Exchange, Reddit, Lemmy, Hacker News, GitHub, GitLab, Bugzilla and HyperKitty.</remarks>
internal static class ThreadWords
{
    private static readonly (Category Category, string Patterns)[] _parts =
    [
        (Category.Said, "^postbody$ ^post-message-(0,1,2,3,4,5,6,7,8,9) ^postmessage-(0,1,2,3,4,5,6,7,8,9) ^js-post-content-text$ ^bb-wrapper$"
            + " ^js-select-to-quote$ ^select-quote-container$ ^message-text$ ^c-post-content-wrap$ ^ips-entry-post$ ^postcolor$ ^cooked$ ^crawler-post$"
            + " ^msg-(0,1,2,3,4,5,6,7,8,9) ^pid-(0,1,2,3,4,5,6,7,8,9) ^msg-text$ ^postmsg$ ^bbp-(reply,topic)-content$ ^forum-post-(content,body,text)$"
            + " ^wpforo-post-content ^post-message$ ^tpc-content$ ^d-post-content$ ^(reply,topic)-content$ ^rich-content-inner$ ^commtext$ ^toptext$"
            + " ^usertext-body$ rtjson-content$ ^md-div$ ^js-comment-body$ ^new-markdown-viewer-module ^js-note-text$ ^bz-comment-text$ ^js-post-body$"
            + " ^comment-copy$ ^email-body$ ^discussion-board-message$"),
        (Category.MaybeSaid, "^post-body$ ^post-text$ ^post-content$ ^user-content$ ^comment-body$ ^comment-text$ ^comment-content$"
            + " ^answer-(text,content,body)$ ^question-(text,content,body)$"),
        (Category.Speaker, "^message-name$ ^message-attribution-main$ ^username-container$ ^bigusername$ ^postdate$ ^ips-entry-(username,date)$"
            + " ^c-author-pane-(author,content)$ ^message-card-(name-with-attributions,user-name,date-created)$ ^ips-comment-meta$ ^crawler-post-meta$"
            + " ^post-time$ ^creator$ ^largetext$ ^post-date$ ^post-user-name$ ^forum-post-meta$ ^comhead$ ^tagline$ ^timeline-comment-header$ ^authi$"
            + " ^message-header-meta$ ^message-publication-time$ ^item-header$ ^message-author$ ^discussion-board-header$ ^topic-meta-data$ ^quote$"),
        (Category.BesideSaid, "^message-user$ ^message-cell-user$ ^message-user-(extras,block,details)$ ^message-footer$"
            + " ^message-attribution-opposite$ ^message-(last-edit,action-bar,meta,sidebar,likes)$ ^reactions-bar$"
            + " _bb-code-block-(expand-link,shrink-link,unfurl)$ ^user-title$ ^usertitle$ ^userinfo ^postfoot$ ^after-content$ ^postcontrols$"
            + " ^nodecontrols$ ^postcounter$ ^popupmenu$ ^popupbody$ ^posttitle$ ^b-userinfo ^b-post-control ^postprofile$ ^postdetails$ ^post-buttons$"
            + " ^back2top$ ^notice$ ^profile-icons$ ^attachbox$ ^poster$ ^user-info$ ^keyinfo$ ^quickbuttons$ ^modified$ ^reportlinks$ ^moderatorbar$"
            + " ^under-message$ ^page-number$ ^author-(information,statistics,avatar,buttons)$ ^edited-post$"
            + " ^post-(controls,meta,menu,menu-area,likes,actions,buttons,footer,tools,votes,rating,rank,stats,count,number,foot,options,notice)$"
            + " ^position$ ^crawler-linkback-list$ ^topic-(map,avatar)$ ^quote-controls$ ^interaction-statistic$"
            + " ^ips-entry-(author,group,footer,controls)"
            + " ^ips-(time-short,invisible,comment-author,comment-controls,item-controls,react,system-specs,comment-badges)$ ^c-author-pane-info$"
            + " ^ips-type-light$ ^ips-hide$ ^message-card-(thread-info,post-position,dot-separator)$ ^message-attribution-discussion-starter$"
            + " ^js-reply-text$ ^reply$ ^togg$ ^navs$ ^expand$ ^score$ ^numchildren$ ^flat-list$ ^midcol$ ^votecell$ ^js-vote"
            + " ^js-post-(menu,notice,issue) ^post-taglist$ ^comment-(user,date,score,actions,flagging,reactions)$ ^js-(add,comments)-link"
            + " ^comment-text-flag ^timeline-comment-(actions,label)$ ^pls$ ^pob$ ^pstatus$ ^jammer$ ^pi$ ^plhin$ ^bbp-(reply,topic)-author$ ^bbp-meta$"
            + " ^postleft$ ^postfoot(left,right)$ ^gensmall$ ^read-state$ ^quote-expand$ _extra-info$ _quick-mod$"
            + " ^discussion-board-(action-list,signature,content-alert)$ ^reactions$ ^thanks$ ^rank$ ^avatar$ ^badge$ ^edit-date$"),
        (Category.Signature, "^side$ ^sidebar$ ^(right,left,page)-sidebar$ ^sidebar-(main,right,left)$ ^p-body-sidebar$ ^bbp-header$ ^signature"
            + " _signature$ ^signaturecontainer$ ^sign$ ^sig$ ^sig-text$ ^postsignature$ ^ips-border-top$"),
        (Category.Topic, "^topic-title$ ^thread-title$ ^maintitle$ ^threadtitle$ ^thread-subject$ ^top-subject$ ^display-title$ ^titleline$"
            + " ^p-title-value$ ^js-issue-title$ ^markdown-title$ ^question-hyperlink$ ^fancy-title$ ^core-title-txt$ ^discussion-hero-title$"
            + " ^bbp-topic-title$"),
        (Category.Poster, "^username$ ^username-coloured$ ^bigusername$ ^message-name$ ^hnuser$ ^author$ ^p-author-name$ ^person-listing$"
            + " ^bbp-author-link$ ^largetext$ ^c-author-pane-author$ ^ips-entry-username$ ^post-user-name$ ^email-author$ ^authi$ ^poster$ ^postleft$"
            + " ^names$ ^creator$ ^activity-header-module-author-link"),
    ];

    public static IEnumerable<(string Pattern, Category Category)> Patterns =>
        _parts.SelectMany(part => part.Patterns.Split(' ').Select(pattern => (pattern, part.Category)));
}
