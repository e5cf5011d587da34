namespace SampleCrawl.Kinds;

/// <summary>A rude thread: well above 12 obscene words per 1,000 and more than two distinct ones.</summary>
internal sealed class Rant(Grammar words) : IKind
{
    public string Name => "rude";

    public string Tag => "rude";

    public Draft Write(Dice dice) => new(words.Say("rantTitle", dice), ForumThread.Posts(words, dice, "rant", dice.Between(12, 30)));
}
