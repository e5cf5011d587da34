namespace SampleCrawl.Layouts;

/// <summary>What surrounds the content of every page: navigation, cookie banner, related links, share buttons, footer.</summary>
internal sealed class Chrome(Library library, Site site, Dice dice)
{
    private static readonly string[] _s_networks = ["facebook", "mastodon", "reddit", "linkedin", "whatsapp", "email"];
    private static readonly string[] _s_heads = ["news", "spam", "forum", "recipes", "links"];
    private readonly Grammar _words = library[site.Language];

    public string Navigation => Markup.List(_words.All("nav").Select(n => Markup.Link(n, "/" + dice.Between(10, 99))), raw: true);

    public string Cookies => $"<p>{Markup.Escape(_words.Say("cookie", dice))}</p><button type=\"button\">OK</button><button type=\"button\">…</button>\n";

    public string Share => Markup.List(dice.Shuffle(_s_networks).Take(4).Select(n => Markup.Link(n, $"https://{n}.example/share")), raw: true);

    public string Footer => $"<p>© {dice.Between(2008, 2025)} {Markup.Escape(site.Name)}. {Markup.Escape(_words.Say("rights", dice))}</p>\n{Navigation}";

    public string RelatedHeading => Markup.Escape(_words.Say("related", dice));

    public string Related => Markup.List(dice.Times(4, 9).Select(_ => Markup.Link(Headline(), Address.Path("related", dice))), raw: true);

    private string Headline() => site.Language == "en" ? library[dice.Pick(_s_heads)].Say("title", dice) : _words.Say("title", dice);
}
