using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Directories, logs and records with mail addresses, telephone numbers and IP addresses planted.</summary>
internal sealed class PersonalData(Grammar words, Identifiers identifiers) : IKind
{
    public string Name => "personal-data";

    public string Tag => "people";

    public Draft Write(Dice dice)
    {
        var planted = new List<string>();
        var body = new StringBuilder();
        var log = dice.Chance(0.4);
        foreach (var _ in dice.Times(25, 60))
            body.Append(Markup.Element("p", log ? LogLine(dice, planted) : Person(dice, planted)));
        return new Draft(words.Say("title", dice), body.ToString()) { Planted = planted };
    }

    private string Person(Dice dice, List<string> planted)
    {
        var text = $"{words.Say("first", dice)} {words.Say("last", dice)}, {words.Say("role", dice)}, {words.Say("room", dice)}. ";
        text += words.Many("filler", dice.Between(1, 3), dice);
        if (dice.Chance(0.12)) text += " E-mail: " + Plant(identifiers.Email(dice), planted) + ".";
        if (dice.Chance(0.12)) text += " Phone: " + Plant(identifiers.Phone(dice), planted) + ", ask for the office.";
        return text;
    }

    private string LogLine(Dice dice, List<string> planted)
    {
        var client = dice.Chance(0.12) ? Plant(identifiers.Address(dice), planted) : "192.168." + dice.Between(0, 255) + "." + dice.Between(1, 254);
        var date = $"{dice.Between(1, 28):00}/{words.Say("month", dice)[..3]}/{dice.Between(2015, 2025)}";
        return $"{client} - - {date} {words.Say("verb", dice)} {words.Say("path", dice)} {words.Say("status", dice)} {dice.Between(100, 90000)}";
    }

    private static string Plant(string value, List<string> planted)
    {
        planted.Add(value);
        return value;
    }
}
