using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>A cookie wall or a login page: a page that is all boilerplate.</summary>
internal sealed class Wall(Grammar words, string name, string tag) : IKind
{
    private const string Form = "<form action=\"/session\" method=\"post\"><input type=\"text\" name=\"user\" />" +
        "<input type=\"password\" name=\"password\" /><button type=\"submit\">Sign in</button></form>\n";

    public string Name => name;

    public string Tag => tag;

    public Draft Write(Dice dice)
    {
        var rule = tag == "login" ? "login" : "wall";
        var body = new StringBuilder();
        foreach (var _ in dice.Times(8, 40)) body.Append(Markup.Element("p", words.Say(rule, dice)));
        if (rule == "login") body.Append(Form);
        return new Draft(words.Say("title", dice), body.ToString());
    }
}
