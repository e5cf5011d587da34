using System.Text;
using Curation.Core;
using Curation.Models.FastText;
using Curation.Tests.Models.FastText;
using Curation.Text;
using LanguageStage = Curation.Filters.Language.Language;

namespace Curation.Tests.Filters.Language;

public sealed class LanguageTests
{
    private static readonly LanguageStage _stage = (LanguageStage)new LanguageStage().Open(new Curation.Recipe.Assets());

    [Fact]
    public void Held_out_sentences_are_named_and_mostly_with_certainty()
    {
        var results = HeldOut.Sentences.Select(held => (held.Language, held.Sentence, Label: Classify(held.Sentence))).ToList();
        var wrong = results.Where(result => result.Language != result.Label.Name).Select(result => $"{result.Language}→{result.Label}: {result.Sentence}")
            .ToList();
        Assert.True(wrong.Count * 20 <= results.Count, string.Join('\n', wrong));
        var unsure = results.Where(result => result.Label.Score < 0.65).Select(result => $"{result.Language}→{result.Label}: {result.Sentence}").ToList();
        Assert.True(unsure.Count * 10 <= results.Count, string.Join('\n', unsure));
        Assert.All(results.Where(result => result.Language == "en"), result => Assert.InRange(result.Label.Score, 0.8, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("123 456 --- !!!")]
    [InlineData("😀😀")]
    public void Text_without_letters_has_no_language(string text) => Assert.Equal(new Label("und", 0), Classify(text));

    [Fact]
    public void Noise_and_crumbs_have_a_low_share()
    {
        Assert.InRange(Classify("xq zzv kkj wrt pfg xxz qqj vvk zzx").Score, 0, 0.65);
        Assert.InRange(Classify("4f1c 9b0e d3a7 77c1 0e9d ab12 cd34 ef56").Score, 0, 0.65);
        Assert.InRange(Classify("a").Score, 0, 0.5);
        Assert.InRange(Classify("ok").Score, 0, 0.65);
    }

    [Fact]
    public void Code_between_english_lines_lowers_the_share_and_keeps_the_label()
    {
        const string Code = "for (int i = 0; i < n; i++) { buf[i] = ptr->next; free(ptr); } #include <stdio.h> static void *xs;\n";
        var (plain, mixed) = (Classify(Of("en")), Classify(Of("en") + Code));
        Assert.Equal("en", mixed.Name);
        Assert.True(mixed.Score < plain.Score);
    }

    [Theory]
    [InlineData("static int foo(struct bar *b, int n)\n{\n\tfor (i = 0; i < n; i++)\n\t\tif (b[i].next == NULL)\n\t\t\treturn -1;\n\treturn 0;\n}\n")]
    [InlineData("function isIn(list, item) { var found = list.map(function(e) { return e.id; }); return found[0] === item; }\nmodule.exports = { isIn: isIn };\n")]
    [InlineData(".a { margin: 0 auto; padding: 1px 2px; color: #fff; }\n#menu:hover { display: none; }\n")]
    [InlineData("<div class=\"a\"><span id=\"b\">name</span></div>\n<p><a href=\"/x/y\">here</a></p>\n")]
    [InlineData("| 1 | 2 | 3 |\n|---|---|---|\n| the | of | and |\n")]
    public void Code_alone_is_in_no_language_to_speak_of(string code) => Assert.InRange(Classify(string.Concat(Enumerable.Repeat(code, 8))).Score, 0, 0.3);

    [Fact]
    public void Prose_with_some_examples_loses_nothing()
    {
        const string Prose = "To list the files of a package, run dpkg -L name; the documentation is in /usr/share/doc, and can be read with less.\n";
        Assert.InRange(Classify(Prose).Score, 0.95, 1);
    }

    [Fact]
    public void A_language_to_keep_must_be_known()
    {
        var error = Assert.Throws<RecipeException>(() => new LanguageStage { Keep = ["en", "klingon"] }.Open(new Curation.Recipe.Assets()));
        Assert.StartsWith("keep: \"klingon\" is unknown; known: af, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fasttext_model_gives_its_own_labels()
    {
        var parts = TinyModel.Parts(FastTextLoss.Softmax, 2, 1, 0, 0);
        var named = parts with { Labels = [new("eng_Latn", 2), new("fra_Latn", 1)] };
        var stage = (Labeler)new LanguageStage { Model = "lid.bin", Keep = ["eng_Latn"] }.Open(new Model(TinyModel.File(named).ToArray()));
        var expected = new FastTextTwin(named).Score("the house\nof")!;
        var label = stage.Classify(DocumentOf("the house\nof"));
        Assert.Equal(expected.Max() + 1e-5, label.Score, 1e-5);
        Assert.Equal(expected[0] > expected[1] ? "eng_Latn" : "fra_Latn", label.Name);
        Assert.Throws<RecipeException>(() => new LanguageStage { Model = "lid.bin", Keep = ["en"] }.Open(new Model(TinyModel.File(named).ToArray())));
    }

    [Fact]
    public void Without_keep_and_min_nothing_falls()
    {
        var chain = new StageChain([new PlannedStage("language", "language", _stage)]);
        foreach (var text in (string[])["", Of("de"), "123"])
        {
            var measured = chain.Measure(DocumentOf(text));
            Assert.True(chain.Judge(measured.Values, measured.Labels).IsKept);
        }
    }

    [Fact]
    public void A_mixed_text_is_less_certain_than_a_plain_one()
    {
        var (en, de) = (Of("en"), Of("de"));
        Assert.True(Classify(en + " " + de).Score < Math.Min(Classify(en).Score, Classify(de).Score));
        Assert.Equal("en", Classify(en + " " + de[..100]).Name);
    }

    [Fact]
    public void A_long_text_is_read_all_over()
    {
        var menu = string.Concat(Enumerable.Repeat("Startseite Über uns Kontakt Impressum Anmelden ", 30));
        var text = menu + string.Concat(Enumerable.Repeat(Of("en") + " é ", 200));
        Assert.Equal("en", Classify(text).Name);
        Assert.Equal("fr", Classify(string.Concat(Enumerable.Repeat(Of("fr") + "\n", 500))).Name);
        Assert.Equal("ja", Classify(string.Concat(Enumerable.Repeat(Of("ja") + "\n", 500))).Name);
    }

    [Fact]
    public void Keep_and_min_judge_the_label()
    {
        var chain = new StageChain([new PlannedStage("language", "language", _stage with { Keep = ["en"], Min = 0.65 })]);
        Verdict Judge(string text) => chain.Measure(DocumentOf(text)) is var measured ? chain.Judge(measured.Values, measured.Labels) : default;
        Assert.True(Judge(HeldOut.Sentences[0].Sentence).IsKept);
        Assert.Equal("language/label", Judge(Of("de")).Reason);
        Assert.Equal("language/label", Judge("").Reason);
    }

    [Fact]
    public void Any_bytes_give_a_share_between_0_and_1_and_the_same_from_every_thread()
    {
        var random = new Random(4);
        var texts = Enumerable.Range(0, 300).Select(i =>
        {
            var bytes = new byte[random.Next(i < 290 ? 300 : 30_000)];
            random.NextBytes(bytes);
            return DocumentText.FromUtf8(bytes).ToString();
        }).ToList();
        var labels = texts.Select(Classify).ToList();
        Assert.All(labels, label => Assert.InRange(label.Score, 0, 1));
        Assert.Equal(labels, texts.AsParallel().AsOrdered().Select(Classify).ToList());
        Assert.Equal(Classify(Of("en")), ((Labeler)new LanguageStage().Open(new Curation.Recipe.Assets())).Classify(DocumentOf(Of("en"))));
    }

    private sealed class Model(byte[] file) : IAssets
    {
        public byte[] Read(string name) => file;
    }

    private static string Of(string language) => string.Join(' ', HeldOut.Sentences.Where(held => held.Language == language).Select(held => held.Sentence));

    private static Label Classify(string text) => _stage.Classify(DocumentOf(text));

    private static Document DocumentOf(string text) => new("s", "1", "", DocumentText.FromUtf8(Encoding.UTF8.GetBytes(text)));
}
