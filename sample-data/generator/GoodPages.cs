using SampleCrawl.Wire;

namespace SampleCrawl;

/// <summary>The good prose: each article once, some with a contact sentence, and the copies that others made of it.</summary>
internal static class GoodPages
{
    private const int EveryNthHasContact = 5;

    public static IEnumerable<Page> Originals(Library library, Identifiers identifiers)
    {
        foreach (var (index, article) in library.Articles.Index())
        {
            var dice = new Dice("prose", index);
            var contact = index % EveryNthHasContact == 2 ? Contact(identifiers, dice) : default;
            var body = article.Body + (contact.Text is null ? "" : Markup.Element("p", contact.Text));
            var draft = new Draft(article.Title, body) { IsArticle = true, Planted = contact.Planted ?? [] };
            yield return Page.Make(library, "prose", "prose", index, Fate.Select, draft);
        }
    }

    /// <summary>The same bytes under another address, one that loses to the original wherever equals are told apart.</summary>
    public static IEnumerable<Page> Mirrors(Library library, IReadOnlyList<Page> originals, string kind, int count)
    {
        foreach (var (index, original) in new Dice(kind + "/choice").Shuffle(originals).Take(count).Index())
        {
            var dice = new Dice(kind, index);
            var (site, path) = index % 3 == 0 ? (original.Site, original.Path + (original.Path.Contains('?') ? "&" : "?") + "utm_source=feed" + index)
                : (dice.Pick(library.Sites.Where(s => s != original.Site).ToArray()), $"/mirror/{dice.Between(100, 999)}{original.Path}");
            var copy = original with { Site = site, Path = path, Kind = kind, Fate = Fate.ExactDuplicate, Of = original.Url, Source = original };
            yield return Identity.After(library, copy, original);
        }
    }

    /// <summary>Nearly the same text on another site, and worse: a few runs of words replaced, or a paragraph left out.</summary>
    public static IEnumerable<Page> Rewrites(Library library, IReadOnlyList<Page> originals, int count)
    {
        foreach (var index in new Dice("near-duplicate/choice").Shuffle(Enumerable.Range(0, library.Articles.Count)).Take(count))
        {
            var draft = NearCopy.Of(library.Articles[index], originals[index], library["ads"], new Dice("near-duplicate", index));
            yield return Page.Make(library, "near-duplicate", "prose", index, Fate.NearDuplicate, draft) with { Of = originals[index].Url };
        }
    }

    private static (string? Text, string[]? Planted) Contact(Identifiers identifiers, Dice dice)
    {
        var email = identifiers.Email(dice);
        if (dice.Chance(0.5))
            return ($"Readers who would like to add something to this piece can write to {email}, and the author reads every letter.", [email]);
        var phone = identifiers.Phone(dice);
        return ($"If you have a question about this subject, please write to {email} or call {phone} on weekday mornings.", [email, phone]);
    }
}
