using System.Text;

namespace Curation.Tests.Text;

/// <summary>Texts with fixed seeds: few words, so that everything repeats, mixed with what breaks careless code.</summary>
internal static class GeneratedTexts
{
    private static readonly string[] _plain = ["the", "cat", "and", "of", "a", "12", "don't", "3.14", "word", "end.", "run", ",", ".", "The", "with"];

    private static readonly string[] _hostile =
    [
        "#", "...", "…", "....", "•", "-", "_", "'", "’", "\"", "e\u0301", "\u0301", "漢", "字", "ひらがな", "カタカナ", "한국어", "𝒳", "👩\u200D🔬", "😀", "\u200B", "\uFEFF",
        "\t", "\r", "\r\n", "\u000B", "\f", "\u001C", "\u001F", "\u0085", "\u00A0", "\u2028", "\u3000", "。", "！", "؟", "ß", "ÉCOLE", "Ⱥ", "İ", "٣", "²", "Ⅷ",
        "１", "\0",
        "{", "lorem ipsum", "Lorem Ipsum", "JavaScript", "cookie policy", "uses Cookies", "cookies", "Terms of Use", "[1]", "[edit]", "[citation needed]",
        "[x]", "U.S.", "e.g.", "?!", "\"",
    ];

    public static IEnumerable<string> All =>
    [
        "", " ", "\n", "\n\n\n", "   \n \t ", "\r\n", "a", ".", "\u0301", "漢字", "😀", new string('x', 5000), new string('\n', 500), new string('.', 77),
        new string('漢', 300),
        string.Concat(Enumerable.Repeat("ab ", 400)), string.Concat(Enumerable.Repeat("one two three four five six seven eight nine ten\n", 30)),
        string.Concat(Enumerable.Repeat("e\u0301", 2000)), new string('x', 1001) + " y z.", new string('é', 1000) + " y z.",
        "[1] [2] [3]\nNow one two three.\n[1] [2] [3]", "[1] First of three.\n  \nlast of [edit] [2]\n", " a b c\n[1] [] []\n[2] d e.\n",
        .. Enumerable.Range(0, 400).Select(Text),
    ];

    public static string Text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        var length = random.Next(1, 300);
        var hostile = random.Next(0, 4) / 4.0;
        for (var i = 0; i < length; i++)
        {
            text.Append(random.NextDouble() < hostile * 0.5 ? _hostile[random.Next(_hostile.Length)] : _plain[random.Next(_plain.Length)]);
            text.Append(random.Next(0, 12) switch { < 8 => " ", 8 => "\n", 9 => random.Next(3) == 0 ? "\n\n" : ".\n", 10 => ". ", _ => "" });
        }

        return text.ToString();
    }
}
