using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>The placeholder of unfinished sites.</summary>
internal sealed class Lorem(Grammar words) : IKind
{
    public string Name => "lorem";

    public string Tag => "babble";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var i in dice.Times(5, 20))
        {
            var clauses = string.Join(", ", dice.Times(3, 9).Select(_ => words.Many("latin", dice.Between(4, 12), dice)));
            body.Append(Markup.Element("p", $"{(i % 3 == 0 ? "Lorem ipsum" : "Ut")} {clauses}."));
        }


        return new Draft($"Sample page {dice.Between(1, 9999)}", body.ToString());
    }
}
