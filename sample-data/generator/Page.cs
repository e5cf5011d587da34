namespace SampleCrawl;

/// <summary>What should become of a record.</summary>
internal enum Fate { Select, Drop, ExactDuplicate, NearDuplicate, NoDocument, Quarantine }

/// <summary>The content of a page, before a site is put around it: <paramref name="Body"/> is the main part as HTML, without the heading.</summary>
internal sealed record Draft(string Title, string Body)
{
    public bool IsArticle { get; init; }

    public IReadOnlyList<string> Planted { get; init; } = [];

    public int MainBytes => MainText.Bytes(Title, Body);
}

/// <summary>A page on a site. <paramref name="Look"/> picks what surrounds the content and how it travels.</summary>
internal sealed record Page(Site Site, string Path, string Kind, Fate Fate, Draft Draft, int Look)
{
    public string? Of { get; init; }

    /// <summary>The page whose bytes this one repeats.</summary>
    public Page? Source { get; init; }

    public string Url => $"https://{Site.Host}{Path}";

    public static Page Make(Library library, string kind, string tag, int index, Fate fate, Draft draft)
    {
        var dice = new Dice("place/" + kind, index);
        var site = library.SiteFor(tag, dice);
        return new Page(site, Address.Path(draft.Title, dice), kind, fate, draft, dice.Below(int.MaxValue));
    }
}
