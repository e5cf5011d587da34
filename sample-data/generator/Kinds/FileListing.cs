using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>The directory listing of a web server.</summary>
internal sealed class FileListing(Grammar words) : IKind
{
    public string Name => "file-listing";

    public string Tag => "files";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder("<pre>Name                          Last modified        Size\n");
        foreach (var _ in dice.Times(80, 260))
        {
            var file = words.Say("file", dice).Replace(' ', '-') + words.Say("suffix", dice);
            body.Append($"<a href=\"{file}\">{file}</a>  {dice.Between(1, 28):00}-{words.Say("month", dice)[..3]}-{dice.Between(1999, 2025)} ");
            body.Append($"{dice.Between(0, 23):00}:{dice.Between(0, 59):00}  {dice.Between(1, 900)}{dice.Pick(["K", "M", "G"])}\n");
        }

        return new Draft($"Index of /pub/{words.Say("item", dice).Replace(' ', '-')}/{dice.Between(1, 99)}", body.Append("</pre>\n").ToString());
    }
}
