using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Release after release of one-line changes.</summary>
internal sealed class Changelog(Grammar words) : IKind
{
    public string Name => "changelog";

    public string Tag => "changelog";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var _ in dice.Times(15, 50))
        {
            body.Append($"<h3>{words.Say("version", dice)} ({dice.Between(2009, 2025)}-{dice.Between(1, 12):00}-{dice.Between(1, 28):00})</h3>\n");
            body.Append(Markup.List(dice.Times(4, 16).Select(_ => words.Say("change", dice))));
        }

        return new Draft($"Changelog of {words.Say("noun", dice).ToLowerInvariant()}-{words.Say("parameter", dice)}", body.ToString());
    }
}
