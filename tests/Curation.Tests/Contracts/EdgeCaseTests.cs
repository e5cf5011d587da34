using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Recipe;
using Curation.Tests.Support;
using Curation.Text;

namespace Curation.Tests.Contracts;

/// <summary>What every rule of the catalog says of texts at the edge, and of numbers at the end of its range. The numbers are held in edge-cases.tsv;
/// CURATION_UPDATE_GOLDEN=1 writes it anew, for a person to read.</summary>
public sealed class EdgeCaseTests
{
    private static readonly (string Name, string Text)[] _texts =
    [
        ("empty", ""),
        ("space", " "),
        ("letter", "a"),
        ("blank lines", "\n \n\t\n\n"),
        ("CRLF", "one two three.\r\n\r\nfour five six.\r\nfour five six.\r\n"),
        ("U+2028", "one two three.\u2028four five six.\u2028four five six."),
        ("NUL", "one\0two three.\n\0\nfour \0 five."),
        ("surrogate pairs", "😀 𝕏𝕐 👩‍👩‍👧 🏳️‍🌈 words 😀😀\n😀…"),
        ("1 MB line", string.Concat(Enumerable.Repeat("word ", 200_000))),
        ("prose", string.Concat(Enumerable.Repeat("The cat sat on the mat, and it had to be of use to all that have cats with them.\n- A bullet…\n\n", 3))),
    ];

    private static readonly string _file = Path.Combine(Repository.Root, "tests/Curation.Tests/Contracts/edge-cases.tsv");

    public static TheoryData<string> Names => [.. StageCatalog.All.Keys];

    [Fact]
    public void Every_rule_says_what_is_held_of_texts_at_the_edge()
    {
        var table = new StringBuilder("rule\t").AppendJoin('\t', _texts.Select(text => text.Name)).Append('\n');
        foreach (var (name, stage) in StageCatalog.All.Keys.SelectMany(Rules))
            table.Append(name).Append('\t').AppendJoin('\t', _texts.Select(text => Said(stage, text.Text))).Append('\n');
        if (Environment.GetEnvironmentVariable("CURATION_UPDATE_GOLDEN") == "1") File.WriteAllText(_file, table.ToString());
        Assert.Equal(File.ReadAllText(_file), table.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_has_a_number_for_empty_and_tiny_texts_unless_it_says_so(string name)
    {
        foreach (var (rule, stage) in Rules(name))
        {
            if (stage is Filter && !stage.Summary.Contains("undefined", StringComparison.Ordinal))
                Assert.All(new[] { "", " ", "a" }, text => Assert.False(Said(stage, text) == "NaN", $"{rule} of \"{text}\""));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_end_of_a_range_is_kept_and_one_step_beyond_is_not(string name)
    {
        foreach (var (rule, stage) in Rules(name))
        {
            if (stage is not Filter filter) continue;
            var chain = new StageChain([new PlannedStage("stage", "rule", filter)]);
            string Verdict(double value) => chain.Judge([value], []).Reason ?? "keep";
            double Up(double value) => filter.IsInteger ? value + 1 : Math.BitIncrement(value);
            double Down(double value) => filter.IsInteger ? value - 1 : Math.BitDecrement(value);
            string Within(double value) => filter.Min <= value && value <= (filter.Max ?? value) || filter.Min is null && value <= filter.Max ? "keep" : "stage/rule";
            if (filter.Max is { } max) Assert.Equal((rule, "keep", "stage/rule", Within(Down(max))), (rule, Verdict(max), Verdict(Up(max)), Verdict(Down(max))));
            if (filter.Min is { } min) Assert.Equal((rule, "keep", "stage/rule", Within(Up(min))), (rule, Verdict(min), Verdict(Down(min)), Verdict(Up(min))));
        }
    }

    private static IEnumerable<(string Name, Stage Stage)> Rules(string name)
    {
        var assets = new Assets();
        var stage = StageCatalog.Create(name);
        var rules = stage is not Family family ? [(name, stage)] : family.Dialects.SelectMany(dialect =>
            (family with { Dialect = dialect }).Rules.Select(rule => ($"{name} {dialect}/{rule.Name}", rule.Stage)));
        foreach (var (rule, one) in rules)
        {
            if (one is Scorer || Opened(one, assets) is not { } opened) continue;
            yield return (rule, opened);
        }
    }

    // those that need a list or a model of the user's have tests of their own
    private static Stage? Opened(Stage stage, Assets assets)
    {
        try
        {
            return stage.Open(assets);
        }
        catch (RecipeException)
        {
            return null;
        }
    }

    private static string Said(Stage stage, string text)
    {
        using var given = DocumentText.FromString(text);
        var document = new Document("source", "id", "https://example.org/a", given);
        switch (stage)
        {
            case Filter filter:
                return filter.Measure(document).ToString("0.######", CultureInfo.InvariantCulture);
            case Labeler labeler:
                var label = labeler.Classify(document);
                return string.Create(CultureInfo.InvariantCulture, $"{label.Name} {label.Score:0.##}");
            default:
                var made = ((Transform)stage).Apply(document);
                return ReferenceEquals(made, given) ? "as it was" : made.ByteCount > 100 ? $"{made.ByteCount} bytes" : Escaped(made.ToString());
        }
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(letter => letter == '\n' ? "⏎" : char.IsControl(letter) || letter == '\u2028' ? $"\\u{(int)letter:X4}" : letter.ToString()));
}
