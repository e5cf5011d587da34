using System.Text;
using Curation.Core;
using Curation.Filters.Harm;
using Curation.Models;
using Curation.Text;

namespace Curation.Tests.Filters.Harm;

public sealed class HarmTests
{
    private static readonly Terms _assets = new();

    [Fact]
    public void The_worst_paragraph_goes_and_the_page_stays()
    {
        var text = $"{Words(30)}\n\nfoo bar foo\n\n{Words(20)}\n\n{Words(10)}";
        var chain = Chain("density");
        var measured = chain.Measure(Of(text));
        Assert.Equal([0, 0.25, 0], measured.Values);
        Assert.True(chain.Judge(measured.Values, []).IsKept);
        Assert.Equal($"{Words(30)}\n\n{Words(20)}\n\n{Words(10)}", measured.Final.Text.ToString());
    }

    [Fact]
    public void A_page_falls_that_would_lose_more_than_three_paragraphs_of_ten()
    {
        var chain = Chain("density");
        string Page(int bad) => string.Join("\n\n", Enumerable.Range(0, 10).Select(i => i < bad ? "foo bar" : Words(12)));
        Assert.True(chain.Judge(chain.Measure(Of(Page(3))).Values, []).IsKept);
        Assert.Equal("harm/paragraph-ratio", chain.Judge(chain.Measure(Of(Page(4))).Values, []).Reason);
    }

    [Fact]
    public void Pages_of_exempt_hosts_are_left_as_they_are()
    {
        var filter = (HarmDensity)new HarmDensity { Lexicon = "terms", ExemptHosts = "hosts" }.Open(_assets);
        Assert.Equal(0, filter.Measure(Of("foo bar") with { Url = "https://www.clinic.example/x" }));
        Assert.Equal(20, filter.Measure(Of("foo bar")));
        var reasons = (HarmExemptions)new HarmExemptions { Lexicon = "terms", ExemptHosts = "hosts", Reason = HarmExemption.Host }.Open(_assets);
        Assert.Equal(2, reasons.Measure(Of("foo bar") with { Url = "https://clinic.example/x" }));
    }

    [Fact]
    public void Both_c4_dialects_drop_on_any_hit()
    {
        foreach (var dialect in (string[])["c4", "c4-original"])
        {
            var chain = Chain(dialect);
            Assert.Equal("harm/bad-words", chain.Judge(chain.Measure(Of("a foo here")).Values, []).Reason);
            Assert.True(chain.Judge(chain.Measure(Of("food and gay bars")).Values, []).IsKept);
        }
    }

    [Fact]
    public void Terms_are_those_of_the_language_that_a_stage_before_named()
    {
        var assets = new Terms("foo\ten\tO\t\t\tx\nbar\ten\tO\t\t\tx\nbasar\tde\tO\t\t\tx\nfug\tde\tO\t\t\tx\n");
        StageChain Of(params Stage[] first) => new([
            .. first.Select(stage => new PlannedStage("language", "language", stage)),
            .. new Curation.Filters.Harm.Harm { Lexicon = "terms" }.Rules.Select(rule => new PlannedStage("harm", rule.Name, rule.Stage.Open(assets))),
            new PlannedStage("bad", "bad", new C4BadWords { Lexicon = "terms" }.Open(assets)),
        ]);
        var text = $"{Words(100)}\n\nfug basar\n\n{Words(100)}\n\nx\n\nfoo bar";
        Assert.Equal([0, 0, 0.2, 0, 0], Of(new Says("de")).Measure(HarmTests.Of(text)).Values);
        Assert.DoesNotContain("fug", Of(new Says("de")).Rewrite(HarmTests.Of(text)).Text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("foo", Of(new Says("en")).Rewrite(HarmTests.Of(text)).Text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("foo", Of(new Says("ja")).Rewrite(HarmTests.Of(text)).Text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("foo", Of().Rewrite(HarmTests.Of(text)).Text.ToString(), StringComparison.Ordinal);
        var clean = HarmTests.Of("clean");
        Assert.Same(clean, Of(new Says("de")).Measure(clean).Final);
        Assert.Same(clean, Of(new Says("de")).Rewrite(clean));
    }

    internal static string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"w{i}"));

    internal static Document Of(string text) => new("s", "1", "https://site.org/", DocumentText.FromString(text));

    private static StageChain Chain(string dialect) =>
        new(new Curation.Filters.Harm.Harm { Lexicon = "terms", Dialect = dialect }.Rules.Select(rule => new PlannedStage("harm", rule.Name, rule.Stage.Open(_assets))));

    private sealed record Says(string Tongue) : Labeler
    {
        public override string Summary => "";

        public override string Origin => "";

        public override bool NamesLanguage => true;

        public override Label Classify(Document document) => new(Tongue, 0);
    }

    internal sealed class Terms(string? terms = null) : IAssets
    {
        public byte[] Read(string name) => name == "hosts" ? "clinic.example\n"u8.ToArray() : Encoding.UTF8.GetBytes(terms ??
            "foo\ten\tO\t\t\town\tnote\nbar\ten\tO\t\t\town\nvile name\ten\tS\tx/y\t\town\nqueer\ten\tA\tx/z\t\town\ngay\ten\tI\tx/z\t\town\nschöde\t\tO\t\t\town\n");
    }
}

public sealed class HarmExemptionsTests
{
    [Theory]
    [InlineData("foo bar", null, 0)]
    [InlineData("the word foo is an insult", null, 1)]
    [InlineData("he said \"foo\" twice", HarmExemption.Quoted, 1)]
    [InlineData("not foo", HarmExemption.Quoted, 1)]
    [InlineData("slur 1 2 3 4 5 6 7 8 9 foo", HarmExemption.Mentioned, 1)]
    [InlineData("slur 1 2 3 4 5 6 7 8 9 10 foo", HarmExemption.Mentioned, 0)]
    [InlineData("the word foo", HarmExemption.Mentioned, 1)]
    [InlineData("the terms 1 foo", HarmExemption.Mentioned, 1)]
    [InlineData("the terms 1 2 foo", HarmExemption.Mentioned, 0)]
    [InlineData("they called it foo", HarmExemption.Mentioned, 1)]
    [InlineData("Her words: foo", HarmExemption.Mentioned, 0)]
    [InlineData("In a word foo", HarmExemption.Mentioned, 0)]
    [InlineData("foo is the word", HarmExemption.Mentioned, 0)]
    [InlineData("queer", HarmExemption.Alone, 1)]
    [InlineData("queer foo", null, 0)]
    [InlineData("gay gay", null, 0)]
    public void Counts_what_was_let_pass_by_reason(string text, HarmExemption? reason, int expected) => Assert.Equal(
        expected, ((HarmExemptions)new HarmExemptions { Lexicon = "terms", Reason = reason }.Open(new HarmTests.Terms())).Measure(HarmTests.Of(text)));
}

public sealed class HarmParagraphsTests
{
    private static readonly HarmParagraphs _stage = (HarmParagraphs)new HarmParagraphs { Lexicon = "terms" }.Open(new HarmTests.Terms());

    [Theory]
    [InlineData("", "")]
    [InlineData("foo", "foo")]
    [InlineData("foo bar", "")]
    [InlineData("ok\n\n\nfoo bar\n\n", "ok\n\n\n")]
    [InlineData("foo bar\nsame paragraph\n\nok", "ok")]
    [InlineData("foo\n\nbar", "foo\n\nbar")]
    public void Cuts_paragraphs_of_two_terms(string text, string expected)
    {
        var document = HarmTests.Of(text);
        var made = _stage.Apply(document);
        Assert.Equal(expected, made.ToString());
        if (text == expected) Assert.Same(document.Text, made);
    }

    [Fact]
    public void A_long_paragraph_with_few_of_them_stays()
    {
        var text = HarmTests.Words(165) + " foo bar";
        Assert.Equal(text, _stage.Apply(HarmTests.Of(text)).ToString());
        Assert.Equal("", _stage.Apply(HarmTests.Of(HarmTests.Words(164) + " foo bar")).ToString());
    }
}

public sealed class HarmParagraphRatioTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("ok", 0)]
    [InlineData("foo bar\n\nok\n\n\n\nok\n\nfoo", 0.25)]
    [InlineData("foo bar", 1)]
    public void Share_of_paragraphs(string text, double expected) => Assert.Equal(
        expected, ((HarmParagraphRatio)new HarmParagraphRatio { Lexicon = "terms" }.Open(new HarmTests.Terms())).Measure(HarmTests.Of(text)));
}

public sealed class C4BadWordsTests
{
    [Theory]
    [InlineData("foo", 1, 0, 1, 1)]
    [InlineData("a FOO.", 1, 1, 0, 1)]
    [InlineData("food", 0, 0, 0, 1)]
    [InlineData("a_foo b", 0, 1, 0, 1)]
    [InlineData("1foo2 b", 0, 1, 0, 1)]
    [InlineData("éfoo b", 0, 1, 0, 1)]
    [InlineData("²foo b", 0, 1, 0, 1)]
    [InlineData("漢foo漢", 0, 1, 0, 1)]
    [InlineData("«foo»", 1, 1, 0, 1)]
    [InlineData("a\u00A0foo\u001Cb", 1, 1, 1, 1)]
    [InlineData("vile name!", 1, 0, 1, 1)]
    [InlineData("servile names", 0, 0, 1, 1)]
    [InlineData("eine SCHÖDE Sache", 1, 1, 1, 1)]
    [InlineData("gay people", 0, 0, 0, 0)]
    [InlineData("", 0, 0, 0, 0)]
    public void Any_hit_under_each_kind_of_edges(string text, int words, int letters, int spaces, int none)
    {
        int[] expected = [words, letters, spaces, none];
        foreach (var edges in Enum.GetValues<WordEdges>())
            Assert.Equal(expected[(int)edges], ((C4BadWords)new C4BadWords { Lexicon = "terms", Edges = edges }.Open(new HarmTests.Terms())).Measure(HarmTests.Of(text)));
    }

    [Theory]
    [InlineData("ein ΚΑΚΟΣ Text", 1)]
    [InlineData("ein ΚΑΚΟΣ. Text", 1)]
    [InlineData("ein ΚΑΚΟΣΑ Text", 0)]
    [InlineData("KİR", 1)]
    [InlineData("KIR", 0)]
    [InlineData("ki\u0307r", 1)]
    [InlineData("\u212Aelvin", 1)]
    public void Lower_case_is_that_of_python(string text, int expected) => Assert.Equal(
        expected, ((C4BadWords)new C4BadWords { Lexicon = "terms" }.Open(new HarmTests.Terms("κακος\t\tO\t\t\town\nKİR\t\tO\t\t\town\nkelvin\t\tO\t\t\town\n"))).Measure(HarmTests.Of(text)));

    [Fact]
    public void A_fraction_of_the_hits_passes()
    {
        var stage = (C4BadWords)new C4BadWords { Lexicon = "terms", KeepFraction = 0.25 }.Open(new HarmTests.Terms());
        Assert.InRange(Enumerable.Range(0, 1000).Sum(id => stage.Measure(HarmTests.Of("foo") with { Id = $"{id}" })), 700, 800);
    }

    [Fact]
    public void Imported_lists_are_lexicons()
    {
        var terms = LexiconImport.FromTerms([("en", "Foo\nbad  thing\r\n#no\n\n%%\n"), ("de", "schöde\n")], "list", _ => { });
        Assert.Equal("# term\tlang\tclass\tgroup\tneeds_head\tsource\tnote\nbad thing\ten\tO\t\t\tlist\t\nfoo\ten\tO\t\t\tlist\t\nschöde\tde\tO\t\t\tlist\t\n", terms);
        Assert.Equal(3, Lexicon.Parse("x", Encoding.UTF8.GetBytes(terms)).Terms.Count());
        var labels = LexiconImport.FromLabels("x", "term,label\nfoo,plain\n\"bar\",minority-offensive\nbaz,harmless-minority\nqux,reclaimed\n", "en", "list", _ => { });
        Assert.Equal("SIOA", string.Concat(Lexicon.Parse("x", Encoding.UTF8.GetBytes(labels)).Terms.OrderBy(term => term.Text, StringComparer.Ordinal).Select(term => (char)term.Class)));
        Assert.Throws<RecipeException>(() => LexiconImport.FromLabels("x", "foo\n", "en", "list", _ => { }));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("kab.txt", "kab")]
    [InlineData("de.txt.gz", "de")]
    [InlineData("fr-CA-u-sd-caqc", "fr")]
    [InlineData("zh-Hant", "zh")]
    [InlineData("zh_Hans_CN.txt", "zh")]
    [InlineData("es-419", "es")]
    [InlineData("de-1996", "de")]
    [InlineData("pt_BR", "pt")]
    [InlineData("PT-br.TXT", "pt")]
    [InlineData("english.txt", null)]
    [InlineData("ldnoobw_en.txt", null)]
    [InlineData("bad-words.txt", null)]
    [InlineData("README.md", null)]
    [InlineData("en.md", null)]
    [InlineData("en-", null)]
    [InlineData("e", null)]
    [InlineData("en\n", null)]
    public void Lists_are_named_by_language(string file, string? language) => Assert.Equal(language, LexiconImport.LanguageOf(file));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t\n", "")]
    [InlineData("\uFEFFfoo\rbar\r\nbaz", "bar baz foo")]
    [InlineData("foo\nFOO\n foo \n\"Foo\"\nf\0o\0o\0\nf\u00ADoo\n\u200Bfoo", "foo")]
    [InlineData("a  b\tc\u00A0d\u3000e", "a_b_c_d_e")]
    [InlineData("می\u200Cروم", "می\u200Cروم")]
    [InlineData("1488\n漢字\n-\n@$$\n\u0301", "1488 漢字")]
    public void Odd_lists_give_plain_terms(string list, string expected)
    {
        var warnings = new List<string>();
        var terms = LexiconImport.FromTerms([("", list + "\n" + new string('x', 201))], "a\tlist\nof mine", warnings.Add);
        Assert.Equal(expected, string.Join(' ', terms.Split('\n')[1..^1].Select(line => line.Split('\t')[0].Replace(' ', '_'))));
        Assert.All(terms.Split('\n')[1..^1], line => Assert.EndsWith("\tO\t\t\ta list of mine\t", line, StringComparison.Ordinal));
        Assert.Contains("are no terms", Assert.Single(warnings), StringComparison.Ordinal);
        Lexicon.Parse("x", Encoding.UTF8.GetBytes(terms));
    }

    [Fact]
    public void Terms_with_marks_are_found_as_they_stand_and_never_by_their_letters()
    {
        var terms = new HarmTests.Terms("a$$\t\tO\t\t\town\nf**k\t\tO\t\t\town\ns&m\t\tO\t\t\town\nb-word\t\tO\t\t\town\nd'oh\t\tO\t\t\town\n");
        var density = (HarmDensity)new HarmDensity { Lexicon = "terms" }.Open(terms);
        Assert.Equal(0, density.Measure(HarmTests.Of("A man, F. K. Smith, had a ship; S. M. Jones had a boat.")));
        Assert.InRange(density.Measure(HarmTests.Of("the b-word and d'oh")), 1, 100);
        var words = (C4BadWords)new C4BadWords { Lexicon = "terms" }.Open(terms);
        Assert.Equal([1, 1, 0], new[] { "an A$$ here", "what the f**k!", "F. K. S. M." }.Select(text => words.Measure(HarmTests.Of(text))));
    }

    [Theory]
    [InlineData("foo\tslur", "foo S")]
    [InlineData("foo;slur", "foo S")]
    [InlineData("\"a, b\",hate\r\"quo\"\"te\";x,plain", "a, b S|quo\"\"te\";x O")]
    [InlineData("\"say \"\"foo\"\"\",plain", "say \"foo\" O")]
    [InlineData("Word,Category\nfoo,\n,slur\n\n", "foo O")]
    public void Labels_stand_behind_any_usual_mark(string table, string expected) => Assert.Equal(
        expected, string.Join('|', LexiconImport.FromLabels("x", table, "en", "list", _ => { }).Split('\n')[1..^1].Select(line => line.Split('\t')).Select(line => $"{line[0]} {line[2]}")));
}

public sealed class HarmStartsTests
{
    [Fact]
    public void No_text_with_a_term_is_passed_over()
    {
        var terms = Lexicon.Parse("x", new HarmTests.Terms().Read("terms"));
        var starts = new HarmStarts(terms);
        string[] pieces = ["foo", "FOO", "Bar", "vile name", "vile-name", "SCHÖDE", "schöde", "queer", "gay", "é", " ", " ", "x", "_", "1", "'", "’", "\"", "漢", ".", "s"];
        var random = new Random(8);
        var passed = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)])));
            if (starts.AreIn(text)) continue;
            passed++;
            Assert.Empty(HarmReading.Of(terms, text).Hits);
        }

        Assert.InRange(passed, 5_000, 19_000);
    }
}
