namespace Curation.Tests.Quality;

/// <summary>Texts written for these tests: careful prose, and what a crawl is otherwise made of.</summary>
internal static class ProseSnippets
{
    private const string Essay =
        """
        We speak of memory as if it were a cupboard, a place where things are put away and from which they can be fetched. Anyone who has kept a diary knows better. The page that I wrote at nineteen describes an evening I still think of often, and yet hardly anything on it agrees with what I would have sworn to. It rained, the diary says; in my mind the windows are open and the light is long. Neither version is a lie. The first was written by someone who wanted to be exact, and the second has been handled so many times that it has taken on the shape of the hand.

        What follows from this is not that we should trust paper and distrust ourselves. A diary is also a choice, made in haste, by a person who could not know what would matter. It would be better to say that remembering is a kind of work, closer to cooking than to storage, and that the work is never finished while anybody cares about the result.
        """;

    private const string Story =
        """
        By the time the ferry reached the island, most of the passengers had gone below. Marta stayed on deck with her bag between her feet and watched the harbour grow out of the fog, first the lamp, then the wall, and at last the row of narrow houses where her grandmother had been born. Nobody was waiting for her. She had written twice, and the second letter had come back unopened.

        "You will want the upper road," said a man who was coiling rope beside her. He did not look up. "The lower one has been under water since Sunday."

        She thanked him, though she had not told him where she was going, and it was only when she had climbed halfway up the hill that she began to wonder how he had known.
        """;

    private const string Textbook =
        """
        When a gas is compressed quickly, it becomes warmer, and the reason is not hard to see. The piston that does the compressing moves toward the molecules, and each molecule that strikes it rebounds a little faster than it came, just as a ball rebounds faster from a bat that is swung to meet it. Since temperature is a measure of how fast the molecules move on average, the gas as a whole must grow warmer. If the piston is moved slowly, however, this extra motion has time to leak away through the walls, and the temperature hardly changes.

        This simple picture explains a good deal. It tells us why a bicycle pump is hot after use, why rising air cools as it expands, and therefore why clouds form on the windward side of a mountain. We shall return to each of these examples once we have a way of putting numbers to them.
        """;

    private const string Review =
        """
        The second half of the novel is where most readers will part company with its author. Until then the sisters have been observed with such patience that their quarrel, when it finally comes, seems to have been waiting in the furniture. But the quarrel is followed by a flood, and the flood by an inheritance, and one begins to feel that the book no longer believes in its own quiet. It is a pity, because the early chapters contain some of the best writing about work that I have read in years: the smell of the dye house, the accounts kept in two colours of ink, the way in which a foreman can praise a girl so that she hears it as a threat.
        """;

    private const string News =
        """
        After three years of argument, the town council voted on Monday night to reopen the footpath along the old canal. Residents had complained that the closure, which was meant to last a single winter, forced children to walk to school beside a busy road. Engineers told the meeting that the bank had been made safe, although they warned that parts of it would have to be inspected every spring. The decision was welcomed by shopkeepers, who said that they had lost custom while the path was shut, and by a group of anglers who had stood at the back of the hall throughout the debate.
        """;

    public static readonly Dictionary<string, string> Good = new()
    {
        ["essay"] = Essay,
        ["story"] = Story,
        ["textbook"] = Textbook,
        ["review"] = Review,
        ["news"] = News,
    };

    public static readonly Dictionary<string, string> Bad = new()
    {
        ["forum"] = "lol yeah same here. i tried that and it didnt work for me either, idk what im doing wrong tbh\n\nanyone know if the new one is any good?? thx in advance guys\n\n"
            + "just bump this thread, op never replied haha. u should post pics btw. ok nvm i got it working, dunno why but whatever. imo its not worth it, wait for the next one dude",
        ["product"] = "Premium Stainless Steel Bottle – 750ml\nFree shipping on all orders over $35! Buy now and save 20%.\nFeatures:\n- Double wall insulation\n- BPA free\n- Available in 6 colors\n"
            + "This bottle is the perfect gift for everyone. Add to cart today! Customers also bought: travel mug, lunch box, cooler bag. 4.5 stars (1,203 reviews). In stock. Ships in 24 hours.",
        ["api"] = "getUser(id, options)\nReturns the user object for the given id.\nParameters:\nid (string) - the user id\noptions (object) - optional. Defaults to null.\n"
            + "Throws an error if the id is not a valid string. The timeout option sets the request timeout in milliseconds. If the value is null, the default client timeout is used. Deprecated since version 2.3, use fetchUser instead.",
        ["changelog"] = "v2.4.1 (2021-03-04)\n- Fixed a crash when the config file is missing (#1234)\n- Added support for the new API\n- Updated dependencies\n- Removed deprecated option --foo\n\nv2.4.0 (2021-02-11)\n"
            + "- Improved performance of the parser\n- Fixed a bug in the logging module\n- Bump version",
        ["options"] = "Select your country: Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Brunei "
            + "Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus",
        ["links"] = "Home\nAbout us\nContact\nLatest news\nThe best places to visit in spring\nHow to choose a bicycle\nTen books for the summer\nArchive 2019\nArchive 2018\nPrivacy policy\nSite map\nWhat we learned this year\nNext page\nOlder posts",
        ["keywords"] = "cheap flights london cheap flights paris cheap hotels london best cheap flights deals flights to london cheap book cheap flights online best flights cheap hotels paris cheap deals flights hotels london "
            + "paris book online best price cheap flights cheap cheap hotels flights deals best cheap london flights",
        ["random words"] = "gravel onward the plum sixteen lantern of is corrode purple ladder a and through they window marmalade not quickly stone was in an orbit the fabric laugh to when of umbrella dog for sleeping it the tall river are "
            + "of carpet we but the my pencil. Sing the of to mountain were yellow and and thought he basket in by lamp the a been. Under glass was the or they it of spoon walked the is cloud to from.",
        ["lorem"] = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo "
            + "consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.",
        ["cookies"] = "We and our partners use cookies and similar technologies to process personal data such as your IP address. You can withdraw your consent at any time by visiting our privacy policy. By continuing to use this website you agree to "
            + "the use of cookies in accordance with our cookie policy. Third parties may process your data on the basis of legitimate interest, to which you may object in our settings. These services are governed by our terms.",
        ["legal"] = "The Licensee shall indemnify and hold harmless the Licensor against any liability arising out of or in connection with this Agreement. Notwithstanding the foregoing, neither party shall be liable to the other party for any loss "
            + "arising hereunder, whether in contract or otherwise. This Agreement shall be governed by the laws of the jurisdiction in which the Licensor is established, and the parties hereby submit to the exclusive jurisdiction thereof.",
        ["recipe"] = "Easy Banana Bread\nPrep time: 10 minutes. Cook time: 60 minutes. Serves 8.\nIngredients: 3 bananas, 1/2 cup butter, 1 cup sugar, 2 cups flour, 1 tsp salt.\nPreheat the oven to 350. Mash the bananas. Add the butter. Stir in the sugar. "
            + "Mix in the flour. Pour into the pan. Bake for 60 minutes. Cool for 10 minutes. Slice and serve. Print this recipe.",
        ["template"] = string.Concat(new[] { "Leeds", "York", "Derby", "Bath", "Truro", "Ely" }.Select(town =>
            $"Are you looking for a plumber in {town}? We offer the best plumber service in {town}. Call us today for a free quote in {town}. Our plumbers in {town} are fully insured. ")),
        ["german"] = "Wir sprechen vom Gedächtnis, als wäre es ein Schrank, ein Ort, an dem Dinge abgelegt werden und von dem man sie holen kann. Wer ein Tagebuch geführt hat, weiß es besser. Die Seite, die ich mit neunzehn schrieb, beschreibt einen Abend.",
    };
}
