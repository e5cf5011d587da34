using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Extraction.Metadata;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class StateTests
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string App(params string[] scripts) =>
        TextOf($"<html><head><title>App</title></head><body><div id=app></div>{string.Concat(scripts.Select(s => $"<script>{s}</script>"))}</body></html>");

    /// <summary>The stream in pieces, as Next.js writes it.</summary>
    private static string[] Flight(string stream, int piece) =>
        [.. stream.Chunk(piece).Select(part => $"self.__next_f.push([1,{JsonSerializer.Serialize(new string(part))}])")];

    private static string Json(object value) => JsonSerializer.Serialize(value, _plain);

    [Theory]
    [InlineData(100_000)]
    [InlineData(37)]
    [InlineData(1)]
    public void Paragraphs_of_flight_data_are_whole(int piece)
    {
        var html = "<p>" + Sentence(7) + "</p><p>" + Sentence(8) + " 灯塔的看守人沿着港口的墙走。</p>";
        var stream = "1:\"$Sreact.fragment\"\n2:I[1234,[\"static/chunks/app.js\"],\"default\"]\n3:HL[\"/style.css\",\"style\"]\n"
            + $"4:T{Encoding.UTF8.GetByteCount(html):x},{html}"
            + "0:" + Json(new object?[]
            {
                "$", "article", null, new Dictionary<string, object?>
                {
                    ["className"] = "prose", ["children"] = new object?[]
                    {
                        new object?[] { "$", "p", null, new { children = Sentence(1) } },
                        new object?[] { "$", "p", "2", new { children = new object?[] { "She counted ", new object?[] { "$", "em", null, new { children = "all the boats" } }, " of lamp ", 3, ": " + Sentence(2) } } },
                        new object?[] { "$", "$L5", null, new { href = "/x", children = "$4" } },
                    },
                },
            }) + "\n";
        Assert.Equal($"{Sentence(7)}\n\n{Sentence(8)} 灯塔的看守人沿着港口的墙走。\n\n{Sentence(1)}\n\nShe counted all the boats of lamp 3: {Sentence(2)}", App(Flight(stream, piece)));
    }

    [Theory]
    [InlineData("window.__NUXT__={data:[{post:{title:\"Old\",n:-1.5,content:\"TEXT\"}}]}")]
    [InlineData("window.__NUXT__=(function(a,b){return {data:[{x:a,y:b}],s:!0}}(\"TEXT\",null));")]
    [InlineData("window.__NUXT__=(function(a,b){a.x=1;return {data:[{x:a,y:b}]}})('TEXT',void 0);")]
    [InlineData("window.__INITIAL_STATE__=JSON.parse(\"{\\\"post\\\":\\\"TEXT\\\"}\")")]
    [InlineData("window.__APOLLO_STATE__ = {Post:{'body':'TEXT'}};")]
    public void Strings_of_a_state_that_is_no_json_are_read(string script)
    {
        var (one, two) = (Sentence(1), "Смотритель маяка прошёл вдоль стены гавани и записал имена лодок в большую зелёную книгу, как делал это каждый вечер.");
        Assert.Equal($"{one}\n\n{two} {Sentence(3)}", App(script.Replace("TEXT", $"\\u003Cp>{one}\\u003C/p>\\x3cp>{two} {Sentence(3)}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Code_behind_a_state_is_not_read()
    {
        var text = Sentence(1) + " " + Sentence(2);
        Assert.Equal(text, App($"window.__NUXT__={{a:\"{text}\"}};var other=\"{Sentence(5)} {Sentence(6)}\""));
        Assert.Equal("", App($"window.__OTHER__={{a:\"{text}\"}}"));
    }

    [Fact]
    public void A_page_with_text_is_its_text() =>
        Assert.DoesNotContain("lamp 90", TextOf($"<html><body><article>{Paragraphs(1, 5)}</article><script>window.__NUXT__={{a:\"{Sentence(90)} {Sentence(91)}\"}}</script></body></html>"), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"a\nb\x41\u00e9\u{1F600}\ud83d\ude00\'\""\\\/\q", "a\nbAé😀😀'\"\\/q")]
    [InlineData(@"\u12", "u12")]
    [InlineData(@"\u{110000}x", "u{110000}x")]
    [InlineData(@"\xg", "xg")]
    [InlineData("a\\", "a")]
    [InlineData("灯\\灯", "灯灯")]
    public void Escapes_mean_what_scripts_say(string literal, string meaning) => Assert.Equal(meaning, ScriptText.Decode(Encoding.UTF8.GetBytes(literal)));

    public static TheoryData<string> Hostile => new()
    {
        "window.__NUXT__={a:\"" + new string('a', 2_000_000),
        string.Concat(Enumerable.Repeat("window.__NUXT__={a:'", 100_000)),
        "window.__NUXT__=" + new string('{', 1_000_000),
        "window.__INITIAL_STATE__=" + string.Concat(Enumerable.Repeat("{\"a\":", 300_000)),
        "window.__NUXT__=(" + string.Concat(Enumerable.Repeat("\\\"", 500_000)),
        string.Concat(Enumerable.Repeat("self.__next_f.push([1,\"", 100_000)),
        string.Concat(Enumerable.Repeat("self.__next_f.push([1,\"1:T1,a\"])", 50_000)),
        "self.__next_f.push([1,\"" + string.Concat(Enumerable.Repeat("1:Tffffffffff,", 50_000)) + "\"])",
        "self.__next_f.push([1,\"1:" + new string('[', 500_000) + "\"])",
        "self.__next_f.push([1,\"1:" + string.Concat(Enumerable.Repeat("[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":", 100_000)) + "\"])",
        "self.__next_f.push([1,\"1:[\\\"$\\\"]\\n1:[\\\"$\\\",\\\"p\\\"\\n1:]]]\\n1:{\\\"children\\\":\\\"\\\\ud800\\\"}\\n:\\n1:\\n\"])",
        "window.__NUXT__=JSON.parse(\"{\\\"a\\\":\\\"" + new string('\\', 100_001),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Broken_data_say_nothing(string script) => Assert.Equal("", App(script));
}
