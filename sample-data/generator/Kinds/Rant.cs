namespace SampleCrawl.Kinds;

/// <summary>A rude thread: well above 12 obscene words per 1,000 and more than two distinct ones.</summary>
internal sealed class Rant(Grammar words) : IKind
{
    public string Name => "rude";

    public string Tag => "rude";

    public Draft Write(Dice dice) =>
        new(words.Say("rantTitle", dice), dice.Chance(0.5) ? Moans(dice) : ForumThread.Posts(words, dice, "rant", dice.Between(15, 50)));

    private string Moans(Dice dice) =>
        string.Concat(words.Distinct("moan", dice.Between(8, 12), dice).Select(m => Markup.Element("p", m + dice.Pick(["", "!!", "."]))));
}
