using SampleCrawl.Kinds;

namespace SampleCrawl;

/// <summary>How much of everything there is.</summary>
internal static class Mix
{
    /// <summary>
    /// The tuning constant: bytes of main text that are not the good prose, for each byte that is. Raise it when the prose's share
    /// of the extracted tokens is well above 2 %, lower it when it is below. 54.5 gives 2.0 % of the tokens of a BPE of 4,096.
    /// </summary>
    public const double OtherBytesPerProseByte = 54.5;

    private static readonly string[] _s_languages = ["de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "ja", "zh", "ko", "ar", "hi", "fi", "sv"];

    /// <summary>Adds pages of every kind, each until its share of <paramref name="bytes"/> is reached.</summary>
    public static IEnumerable<Page> Fill(Library library, Identifiers identifiers, double bytes)
    {
        var kinds = Kinds(library, identifiers).ToArray();
        var total = kinds.Sum(k => k.Share);
        foreach (var (kind, share) in kinds)
            for (var (left, index) = (bytes * share / total, 0); left > 0; index++)
            {
                var page = Page.Make(library, kind.Name, kind.Tag, index, Fate.Drop, kind.Write(new Dice(kind.Name, index)));
                left -= page.Draft.MainBytes;
                yield return page;
            }
    }

    private static IEnumerable<(IKind Kind, double Share)> Kinds(Library library, Identifiers identifiers)
    {
        yield return (new ForumThread(library["forum"]), 13);
        yield return (new Product(library["product"]), 9);
        yield return (new ShopListing(library["product"]), 5);
        yield return (new Reference(library["docs"]), 10);
        yield return (new Changelog(library["docs"]), 4);
        yield return (new LinkList(library["links"]), 5);
        yield return (new FileListing(library["links"]), 3);
        yield return (new Doorway(library["spam"]), 9);
        yield return (new MarkovBabble(library["babble"], (library["spam"], "sentence"), (library["forum"], "claim"), (library["product"], "blurb")), 6);
        yield return (new WordSalad(library["babble"]), 4);
        yield return (new Lorem(library["babble"]), 2);
        yield return (new Blob(), 1.2);
        yield return (new Teasers(library["news"]), 6);
        yield return (new RecipeCard(library["recipes"]), 4);
        yield return (new Classifieds(library["ads"]), 4);
        yield return (new Calendar(library["calendar"]), 3);
        yield return (new Noticeboard(library["community"]), 1.6);
        yield return (new PersonalData(library["people"], identifiers), 1.6);
        yield return (new Rant(library["rude"]), 1.5);
        yield return (new Wall(library["walls"], "cookie-wall", "cookies"), 0.5);
        yield return (new Wall(library["walls"], "login", "login"), 0.4);
        foreach (var language in _s_languages) yield return (new ForeignPage(library[language], language), 1.3);
    }
}
