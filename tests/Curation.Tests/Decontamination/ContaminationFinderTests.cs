using System.Text;
using Curation.Decontamination;
using Curation.Text;

namespace Curation.Tests.Decontamination;

public sealed class ContaminationFinderTests
{
    private const string Question =
        "A baker fills 14 trays with 36 rolls each before sunrise, sells three quarters of all the rolls by noon, gives 28 of the rest to the school "
        + "kitchen, and packs what is left into bags of seven. How many bags does the baker pack in the afternoon of that day?";

    private const string Answer = "14 bags";

    [Theory]
    [InlineData("start", Question + " The answer is 14 bags. " + Filler, true)]
    [InlineData("middle", Filler + " " + Question + " It is 14 bags. " + Filler, true)]
    [InlineData("end", Filler + " " + Question + " 14 bags", true)]
    [InlineData("answer before", "14 bags was what she said. " + Question, true)]
    [InlineData("no answer but verbatim", Filler + " " + Question, true)]
    [InlineData("clean", Filler, false)]
    public void A_planted_question_is_found_wherever_it_stands(string where, string text, bool expected)
    {
        _ = where;
        Assert.Equal(expected, Find(text).Any(found => found.IsContaminated));
    }

    [Fact]
    public void Case_punctuation_and_line_breaks_do_not_hide_it()
    {
        var shouted = Question.ToUpperInvariant().Replace(",", " –", StringComparison.Ordinal).Replace(" ", "\n ", StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(Find(shouted)).Overlap);
    }

    [Theory]
    [InlineData("rolls by noon", "buns by noon", false)]
    [InlineData("sells three quarters", "sells quickly three quarters", true)] // all of its words are there
    [InlineData("of the rest to", "of the to", false)]
    public void One_edited_inserted_or_deleted_word_does_not_hide_it_where_the_answer_is_near(string old, string edited, bool alone)
    {
        var changed = Question.Replace(old, edited, StringComparison.Ordinal);
        Assert.NotEqual(Question, changed);
        Assert.True(Assert.Single(Find($"{Filler} {changed} {Answer}")).IsContaminated);
        Assert.Equal(alone, Assert.Single(Find($"{Filler} {changed} Nobody knows.")).IsContaminated);
    }

    /// <summary>Letters with their marks; Thai, Lao, Khmer and Burmese put no spaces between words.</summary>
    [Theory]
    [InlineData("ภาษาไทย", "ภ|า|ษ|า|ไ|ท|ย")]
    [InlineData("ที่นี่ is ดี2", "ที่|นี่|is|ดี|2")]
    [InlineData("ABCกขDEF", "abc|ก|ข|def")]
    [InlineData("ພາສາ", "ພ|າ|ສ|າ")]
    [InlineData("ភាសាខ្មែរ", "ភា|សា|ខ្|មែ|រ")]
    [InlineData("မြန်မာ", "မြ|န်|မာ")]
    [InlineData("日本 two", "日|本|two")]
    public void Scripts_without_spaces_fall_into_characters(string text, string expected)
    {
        var (words, bytes) = (new PlainWords(), Encoding.UTF8.GetBytes(text));
        words.Read(bytes);
        var found = Enumerable.Range(0, words.Count).Select(word => Encoding.UTF8.GetString(bytes[words.Start(word)..words.End(word)]).ToLowerInvariant());
        Assert.Equal(expected, string.Join('|', found));
        Assert.Equal(expected.Split('|').SelectMany(PlainWords.Of), words.Hashes);
    }

    /// <summary>Ligatures, marks of their own, half and full width, superscripts, Roman numerals, Arabic letters as printed, and what nobody sees.</summary>
    [Theory]
    [InlineData("The ﬁrst ﬂat oﬀice", "the first flat office")]
    [InlineData("cafe\u0301 nai\u0308ve", "café naïve")]
    [InlineData("ｶﾞｿﾘﾝ ﾊﾟﾝ", "ガソリン パン")]
    [InlineData("ＡＢ１２，３", "ab12 3")]
    [InlineData("x² ⅤⅡ №5 ™", "x2 vii no5 tm")]
    [InlineData("ﻣﺮﺣﺒﺎ ﻻ", "مرحبا لا")]
    [InlineData("ex\u00ADam\u200Dple\uFEFF \u200Eword\u200F", "example word")]
    [InlineData("don´t stop", "don't stop")]
    [InlineData("각\u1100\u1161\u11A8", "각각")]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("K\u212A Å\u212B", "kk åå")]
    public void What_reads_the_same_is_the_same_words(string given, string plain)
    {
        Assert.Equal(PlainWords.Of(plain), PlainWords.Of(given));
        Assert.Equal(plain.Split(' ').Sum(word => PlainWords.Of(word).Length), PlainWords.Of(given).Length);
    }

    [Fact]
    public void Words_know_where_they_stood_before_they_were_made_plain()
    {
        var (words, bytes) = (new PlainWords(), Encoding.UTF8.GetBytes("Ｏne ﬁne cafe\u0301, ｶﾞ 3½\u00AD!"));
        words.Read(bytes);
        Assert.Equal(
            "Ｏne|ﬁne|cafe\u0301|ｶﾞ|3½|½",
            string.Join('|', Enumerable.Range(0, words.Count).Select(word => Encoding.UTF8.GetString(bytes[words.Start(word)..words.End(word)]))));
    }

    [Theory]
    [InlineData("แมวสีดำตัวหนึ่งเดินข้ามถนนไปหาปลาที่ตลาดตอนเช้าแล้วกลับมานอนใต้ต้นไม้ใหญ่ข้างบ้าน", "สวัสดีครับ", "ขอบคุณมาก", true)]
    [InlineData("แมวสีดำตัวหนึ่งเดินข้ามถนนไปหาปลาที่ตลาดตอนเช้าแล้วกลับมานอนใต้ต้นไม้ใหญ่ข้างบ้าน", "", "", true)]
    public void A_question_without_spaces_is_found_inside_a_text_without_spaces(string question, string before, string behind, bool expected)
    {
        var examples = new[] { Example("thai", question, null) };
        var index = EvalIndex.Build(examples, 13);
        Assert.Empty(index.Unchecked);
        var found = new ContaminationFinder(index, examples, 0.8).Find(Bytes(before + question + behind));
        Assert.Equal(expected, Assert.Single(found).IsContaminated);
        Assert.DoesNotContain(new ContaminationFinder(index, examples, 0.8).Find(Bytes(before + question[..(question.Length / 3)] + behind)), match => match.IsContaminated);
    }

    [Fact]
    public void Half_a_question_is_told_and_is_no_contamination()
    {
        var half = Assert.Single(Find(Question[..(Question.Length / 2)] + " and " + Answer));
        Assert.False(half.IsContaminated);
        Assert.InRange(half.Overlap, 0.35, 0.65);
    }

    [Fact]
    public void Several_examples_in_one_document_are_all_found()
    {
        const string Other = "Which river did the two surveyors cross twice on the third day of their journey from the harbour to the northern pass?";
        var examples = new[] { Example("one", Question, Answer), Example("two", Other, null) };
        var found = new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8).Find(Bytes($"{Other} {Filler} {Question}"));
        Assert.Equal([0, 1], found.Select(match => match.Text));
        Assert.All(found, match => Assert.True(match.IsContaminated));
    }

    [Theory]
    [InlineData("What is the tallest mountain there?", "Monte Rosa", "What is the tallest mountain there? Monte Rosa, said the guide.", true)]
    [InlineData("What is the tallest mountain there?", "Monte Rosa", "What is the tallest mountain there? Nobody knew.", false)]
    [InlineData("What is the tallest?", "Monte Rosa", "What is the tallest? Monte Rosa.", false)] // four words: anyone writes that
    [InlineData("What is the tallest mountain there?", null, "What is the tallest mountain there? Monte Rosa.", false)]
    public void Short_questions_count_whole_and_with_their_answer_only(string question, string? answer, string text, bool expected)
    {
        EvalExample[] examples = [Example("short", question, answer)];
        Assert.Equal(expected, new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8).Find(Bytes(text)).Any(found => found.IsContaminated));
    }

    [Fact]
    public void A_passage_alone_is_never_contamination()
    {
        var examples = new[] { new EvalExample("s", "1", PlainWords.Of(Question), PlainWords.Of(Filler), []) };
        var found = Assert.Single(new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8).Find(Bytes(Filler)));
        Assert.Equal((1, false), (found.Overlap, found.IsContaminated));
    }

    [Theory]
    [InlineData(60, 0.8)]
    [InlineData(50, 0.8)]
    [InlineData(35, 0.9)]
    [InlineData(20, 1)]
    [InlineData(6, 1)]
    public void Short_texts_need_more(int words, double threshold) =>
        Assert.Equal(threshold, new ContaminationFinder(EvalIndex.Build([], 13), [], 0.8).Threshold(words), 12);

    [Fact]
    public void Ideographs_are_words_by_themselves()
    {
        EvalExample[] examples = [Example("zh", "山上的老人每天早晨给村里的孩子讲三个故事请问七天一共讲了多少个故事", "二十一")];
        var found = new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8)
            .Find(Bytes("有人问：山上的老人每天早晨给村里的孩子讲三个故事，请问七天一共讲了多少个故事？答案是二十一。"));
        Assert.True(Assert.Single(found).IsContaminated);
    }

    [Fact]
    public void Planted_questions_are_found_and_nothing_else()
    {
        var examples = Enumerable.Range(0, 200).Select(number => Example($"{number}", Made(number, 30 + number % 30), Made(number + 5000, 1))).ToArray();
        var finder = new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8);
        var (verbatim, edited, wrong) = (0, 0, 0);
        for (var number = 0; number < 200; number++)
        {
            var (question, answer) = (Made(number, 30 + number % 30), Made(number + 5000, 1));
            var words = question.Split(' ');
            words[(number * 7) % words.Length] = "changed";
            if (Finds($"{Made(number + 9000, 50)} {question} {Made(number + 9500, 60)}")) verbatim++;
            if (Finds($"{Made(number + 9000, 50)} {string.Join(' ', words)} {answer} {Made(number + 9500, 60)}")) edited++;
            if (finder.Find(Bytes(Made(number + 20_000, 300))).Count > 0) wrong++;

            bool Finds(string text) => finder.Find(Bytes(text)) is [{ IsContaminated: true } only] && examples[only.Text].Id == $"{number}";
        }

        Assert.Equal((200, 0), (verbatim, wrong));
        Assert.InRange(edited, 190, 200);
    }

    private const string Filler =
        "The harbour lay quiet when the last boat came in, and the women on the wall counted the lamps as they had every evening since the storm took the "
        + "lighthouse keeper's son; nobody spoke, for there was nothing to say that the sea had not said better.";

    private static List<Contamination> Find(string text)
    {
        EvalExample[] examples = [Example("1", Question, Answer)];
        return new ContaminationFinder(EvalIndex.Build(examples, 13), examples, 0.8).Find(Bytes(text));
    }

    private static EvalExample Example(string id, string question, string? answer) =>
        new("suite", id, PlainWords.Of(question), [], answer is null ? [] : [PlainWords.Of(answer)]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Words from a small vocabulary in an order of their own.</summary>
    private static string Made(int seed, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(word => $"w{XxHash64.Hash($"{seed} {word}") % 400}"));
}
