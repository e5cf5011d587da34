using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>An order-one Markov chain over the text of other junk: grammatical for two words, meaningless over three.</summary>
internal sealed class MarkovBabble : IKind
{
    private readonly Grammar _words;
    private readonly Dictionary<string, List<string>> _next = [];
    private readonly string[] _starts;

    public MarkovBabble(Grammar words, params (Grammar Grammar, string Rule)[] sources)
    {
        _words = words;
        var dice = new Dice("markov/training");
        var text = sources.SelectMany(s => Enumerable.Range(0, 900).Select(_ => s.Grammar.Say(s.Rule, dice)));
        foreach (var sentence in text) Learn(sentence.Split(' ').Where(w => !w.Any(char.IsAsciiDigit)).ToArray());
        _starts = [.. _next.Keys];
    }

    public string Name => "markov-babble";

    public string Tag => "babble";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder();
        foreach (var _ in dice.Times(6, 26)) body.Append(Markup.Element("p", Babble(dice, dice.Between(50, 160))));
        return new Draft(_words.Say("title", dice), body.ToString());
    }

    private void Learn(string[] sentence)
    {
        for (var i = 0; i + 1 < sentence.Length; i++)
        {
            if (!_next.TryGetValue(sentence[i], out var followers)) _next[sentence[i]] = followers = [];
            followers.Add(sentence[i + 1]);
        }
    }

    private string Babble(Dice dice, int count)
    {
        var (text, word) = (new StringBuilder(), dice.Pick(_starts));
        for (var i = 0; i < count; i++)
        {
            text.Append(word).Append(' ');
            word = dice.Chance(0.9) && _next.TryGetValue(word, out var followers) ? dice.Pick(followers) : dice.Pick(_starts);
        }

        return text.ToString().TrimEnd();
    }
}
