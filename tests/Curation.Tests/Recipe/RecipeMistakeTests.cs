using Curation.Core;
using Curation.Recipe;
using Curation.Shards;

namespace Curation.Tests.Recipe;

/// <summary>Whole messages for whole recipes: nothing more than the mistakes, and nothing less.</summary>
public sealed class RecipeMistakeTests : IDisposable
{
    private const string Flat = "recipes are flat: no aliases or anchors";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_missing_outside_is_told_with_the_mistakes_inside()
    {
        var told = MistakesOf($$"""
            sources:
              - warc: {{_folder}}/none/*.warc
              - { jsonl: a.jsonl, warc: b.warc }
            select: { keep: 0% }
            bias:
              audit: { lexicon: "{{_folder}}/none.tsv" }
            shard:
              tokenizer: {{_folder}}/none.json
            """);
        Assert.Collection(
            told,
            line => Assert.Equal(":3: sources[1]: exactly one of warc, wet, html, jsonl, parquet was expected", line),
            line => Assert.Equal(":4: select.keep: \"0%\" is not a share such as 2% or a count such as 500M", line),
            line => Assert.StartsWith($":2: sources[0]: warc: {_folder}/none/*.warc: no such file", line, StringComparison.Ordinal),
            line => Assert.StartsWith($":8: shard.tokenizer: {_folder}/none.json: cannot be read", line, StringComparison.Ordinal),
            line => Assert.StartsWith($":6: bias.audit.lexicon: {_folder}/none.tsv: cannot be read", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_recipe_without_sources_is_one_mistake_among_others() =>
        Assert.Equal([": sources: at least one was expected, such as - warc: crawl/*.warc.gz"], MistakesOf("select: { keep: 1% }"));

    [Theory]
    [InlineData("foo/*", false)]
    [InlineData("language/", false)]
    [InlineData("identity/nonsense/*", false)]
    [InlineData("identity/*", true)]
    [InlineData("ident*", true)]
    [InlineData("language/en", true)]
    [InlineData("region/*", true)]
    [InlineData("*/unknown", true)]
    public void A_limit_must_be_able_to_fit_a_group(string groups, bool fits)
    {
        var told = MistakesOf(WithInput($"bias: {{ limits: [ {{ groups: \"*\", min: 0.1 }}, {{ groups: \"{groups}\", min: 0.8 }} ] }}"));
        if (fits) Assert.Empty(told);
        else Assert.Matches($@"^:3: bias\.limits\[1\]\.groups: ""{groups.Replace("*", "\\*", StringComparison.Ordinal)}"" fits no group; known: identity/.*, language/\*, region/\*$", Assert.Single(told));
    }

    [Theory]
    [InlineData("keep: [xx, en, und]", @"^:2: language: keep: ""xx"" is unknown; known: .*\ben,.*\bund\b")]
    [InlineData("min: 2", @"^:2: stages\[0\] language: min: 2 is out of range; expected a share from 0 to 1$")]
    [InlineData("min: -1%", @"^:2: stages\[0\] language: min: -0.01 is out of range; expected a share from 0 to 1$")]
    public void Languages_and_their_shares_are_checked(string options, string expected) =>
        Assert.Matches(expected, Assert.Single(Inside($"stages:\n  - language: {{ {options} }}")));

    [Theory]
    [InlineData("redact-pii: { dialect: datatrove, card: tag }", ":1: stages[0] redact-pii: card means nothing in dialect datatrove, which uses dialect, email, ip")]
    [InlineData("redact-pii: { dialect: datatrove, email: tag }", ":1: stages[0] redact-pii: email: dialect datatrove has surrogate and keep alone")]
    [InlineData("redact-pii: { dialect: datatrove, email: keep }", null)]
    [InlineData("redact-pii: { card: tag, key: x, at-forms: true }", null)]
    [InlineData("harm: { dialect: c4, exempt-hosts: a.txt }", ":1: stages[0] harm: exempt-hosts means nothing in dialect c4, which uses dialect, lexicon, language")]
    [InlineData("c4: { dialect: dolma, sentences: punkt }", ":1: stages[0] c4: sentences means nothing in dialect dolma, which uses dialect, line-rules")]
    [InlineData("c4: { line-rules: { min-words: -1 } }", ":1: stages[0] c4.line-rules.min-words: -1 is out of range; expected 0 to 2147483647")]
    [InlineData("c4: { line-rules: false }", ":1: stages[0] c4.line-rules: cannot be turned off")]
    [InlineData("c4: { line-rules: { min-words: 2, units: sentences } }", null)]
    [InlineData("c4: { dialect: fineweb, sentences: spacy-en }", null)]
    [InlineData("fineweb: { dialect: write-up, words: simple }", ":1: stages[0] fineweb: words means nothing in dialect write-up, which uses dialect")]
    [InlineData("url-filter: { dialect: dclm, urls: a.txt }", ":1: stages[0] url-filter: urls means nothing in dialect dclm, which uses dialect, hosts, hard-words, soft-words, sub-words")]
    public void An_option_that_a_dialect_does_not_use_is_refused(string stage, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Inside($"stages: [ {stage} ]"));

    [Theory]
    [InlineData("gopher-quality: { word-count: { max: -1 } }", ":1: stages[0] gopher-quality.word-count: max: -1 is out of range; expected at least 0")]
    [InlineData("gopher-quality: { bullet-line-ratio: { max: 1.01 } }", ":1: stages[0] gopher-quality.bullet-line-ratio: max: 1.01 is out of range; expected a share from 0 to 1")]
    [InlineData("gopher-quality: { bullet-line-ratio: { max: 1 } }", null)]
    [InlineData("gopher-quality: { hash-ratio: { max: 1.5 } }", null)]
    [InlineData("alphabetic-word-ratio: { min: 2 }", ":1: stages[0] alphabetic-word-ratio: min: 2 is out of range; expected a share from 0 to 1")]
    [InlineData("alphabetic-word-ratio: { min: 0, max: 0 }", null)]
    [InlineData("mean-word-length: { min: -0.1 }", ":1: stages[0] mean-word-length: min: -0.1 is out of range; expected at least 0")]
    [InlineData("mean-word-length: { min: 5, max: 4 }", ":1: stages[0] mean-word-length: min 5 is above max 4")]
    [InlineData("url-block-list: { hosts: a.txt, max: -1 }", ":1: stages[0] url-block-list: max: -1 is out of range; expected at least 0")]
    [InlineData("word-count: { min: 3.5 }", ":1: stages[0] word-count: min: 3.5 is no whole number; expected at least 0")]
    [InlineData("stop-word-count: { min: 9 }", ":1: stages[0] stop-word-count: min: 9 is out of range; expected 0 to 8")]
    [InlineData("c4-bad-words: { max: 2 }", ":1: stages[0] c4-bad-words: max: 2 is out of range; expected 0 or 1")]
    [InlineData("page-type: { min: 1.5 }", ":1: stages[0] page-type: min: 1.5 is out of range; expected a share from 0 to 1")]
    [InlineData("harm-paragraphs: { max-density: -1 }", ":1: stages[0] harm-paragraphs.max-density: -1 is out of range; expected 0 to 1.7976931348623157E+308")]
    public void A_range_that_no_number_can_reach_is_refused(string stage, string? expected)
    {
        var told = Inside($"stages: [ {stage} ]");
        if (expected is null) Assert.Empty(told);
        else Assert.Contains(expected, told);
    }

    [Fact]
    public void Sources_of_one_kind_are_told_how_to_be_named()
    {
        var told = Told("sources: [ { jsonl: a.jsonl }, { jsonl: b.jsonl } ]", file => RecipeReader.Read(file, [], Others));
        Assert.Contains(told, line => line.EndsWith(
            "the name jsonl is taken; give each source of one kind a name of its own, such as - { jsonl: \"b.jsonl\", name: jsonl-2 }",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("name: a\n---\nname: b", ":2: a second YAML document; one recipe was expected")]
    [InlineData("select: &a\n  of: *a", ":1: " + Flat)]
    [InlineData("name: *a", ":1: " + Flat)]
    [InlineData("name: a\nselect: {}\nname: b", ":3: not valid YAML: Duplicate key")]
    [InlineData("name: a\nselect:\n\tkeep: 2%", ":3: a tab in the indentation; spaces were expected")]
    public void What_is_no_flat_document_is_one_clear_line(string yaml, string expected) => Assert.StartsWith(expected, Assert.Single(Inside(yaml)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[", 49, false)]
    [InlineData("[", 50, true)]
    [InlineData("[", 5_000, true)]
    [InlineData("[", 200_000, true)]
    [InlineData("{ a: ", 100_000, true)]
    [InlineData("- ", 200_000, true)]
    public void Depth_is_limited_before_anything_recurses(string opening, int levels, bool tooDeep)
    {
        var close = opening[0] switch { '[' => "]", '{' => "}", _ => "" };
        var value = string.Concat(Enumerable.Repeat(opening, levels)) + string.Concat(Enumerable.Repeat(close, levels));
        var told = Inside("select:\n  " + value);
        Assert.Equal(tooDeep, told is [":2: more than 50 levels of nesting"]);
        Assert.All(told, line => Assert.InRange(line.Length, 1, 200));
    }

    [Fact]
    public void Depth_on_the_command_line_is_limited_too()
    {
        var set = "select=" + new string('[', 200_000);
        Assert.Equal([$"--set {set[..60]}…: more than 50 levels of nesting"], Inside("", set));
        Assert.EndsWith(": a path of at most 50 names was expected", Assert.Single(Inside("", string.Join('.', Enumerable.Repeat("a", 100_000)) + "=1")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_of_more_than_a_megabyte_is_refused() =>
        Assert.Equal([": more than 1000000 bytes; expected a recipe file"], Inside("# " + new string('x', 1_000_000)));

    [Fact]
    public void Long_values_are_cut_in_messages() =>
        Assert.Equal($":1: select.keep: \"{new string('x', 60)}…\" is not a share such as 2% or a count such as 500M", Assert.Single(Inside($"select: {{ keep: {new string('x', 10_000)} }}")));

    [Fact]
    public void What_the_command_line_set_is_blamed_on_it()
    {
        const string yaml = "select:\n  keep: 2%\nstages:\n  - gopher-quality:\n      word-count: { min: 5 }\nshard: { formats: [] }";
        string[] sets = ["select.keep=500%", "dedup.neer=true", "stages.0.word-count.max=3", "shard.tokenizer=train:7", "nonsense"];
        Assert.Collection(
            Inside(yaml, sets),
            line => Assert.Equal("--set nonsense: expected path=value, such as select.keep=1%", line),
            line => Assert.StartsWith("--set stages.0.word-count.max=3: stages[0] gopher-quality.word-count: min 5 is above max 3", line, StringComparison.Ordinal),
            line => Assert.StartsWith("--set dedup.neer=true: dedup: unknown option \"neer\" (did you mean near?); known: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("--set select.keep=500%: select.keep: \"500%\" is not a share", line, StringComparison.Ordinal),
            line => Assert.StartsWith("--set shard.tokenizer=train:7: shard: tokenizer: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("--set shard.tokenizer=train:7: shard: formats: ", line, StringComparison.Ordinal));
        Assert.StartsWith(":2: select.keep: ", Assert.Single(Inside("select:\n  keep: 3x", "select.of=extracted")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_mistake_brings_no_others_along()
    {
        Assert.Equal([":1: shard.formats[0]: \"parquet\" is not one of megatron"], Inside("shard: { formats: [parquet] }"));
        Assert.Equal([":1: train.holdout: 0.9 is out of range; expected 0 to 0.5"], Inside("train: { holdout: 0.9, formats: [] }"));
        Assert.Equal([":1: train: formats: at least one was expected"], Inside("train: { formats: [] }"));
        Assert.Equal([":1: stages[0] word-count.min: \"many\" is not a number"], Inside("stages: [ { word-count: { min: many } } ]"));
    }

    [Theory]
    [InlineData("url-block-list: {}", ":1: url-block-list: no list is given; expected at least one of ")]
    [InlineData("top-n-gram-character-ratio: { as: top, size: 9 }", ":1: top: size is 9, expected 2 to 4")]
    [InlineData("harm: { language: xx }", ":1: harm: language: builtin:harm has no term of \"xx\"; expected one of ")]
    [InlineData("url-filter: { hosts: none.txt }", ":1: url-filter: none.txt: cannot be read (")]
    public void A_stage_that_does_not_open_says_so_once(string stage, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Inside($"stages: [ {stage} ]")), StringComparison.Ordinal);

    [Fact]
    public void Known_names_are_told_once_and_only_near_ones_are_suggested()
    {
        var told = Inside("stages: [ 3, abc, gopher-qualty, { harm-density: { wordz: 1 } } ]\nselct: {}\nquality: { score: [ prse ] }");
        Assert.Equal(6, told.Count);
        Assert.DoesNotContain(told, line => line.Contains("\"3\" (did", StringComparison.Ordinal) || line.Contains("\"abc\" (did", StringComparison.Ordinal));
        Assert.Equal(":1: stages[2]: unknown stage \"gopher-qualty\" (did you mean gopher-quality?)", Assert.Single(told, line => line.Contains("qualty", StringComparison.Ordinal)));
        Assert.Single(told, line => line.Contains(", c4, ", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("\"selct\" (did you mean select?)", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("\"prse\" (did you mean prose?)", StringComparison.Ordinal));
    }

    private string WithInput(string yaml)
    {
        var input = Path.Combine(_folder, "a.warc");
        File.WriteAllText(input, "");
        return $"sources:\n  - warc: {input}\n{yaml}";
    }

    private List<string> MistakesOf(string yaml, params string[] sets) => Told(yaml, file => RecipeReader.ReadForRun(file, sets, Others));

    private List<string> Inside(string yaml, params string[] sets) => Told(yaml.Length == 0 ? "name: a" : yaml, file => RecipeReader.Read(file, sets, Others));

    private List<string> Told(string yaml, Action<string> read)
    {
        var file = Path.Combine(_folder, "r.yaml");
        File.WriteAllText(file, yaml);
        try
        {
            read(file);
            return [];
        }
        catch (RecipeException error)
        {
            Assert.All(error.Mistakes, line => Assert.DoesNotContain('\n', line));
            return [.. error.Mistakes.Select(line => line.Replace(file, "", StringComparison.Ordinal))];
        }
    }

    // a section that another project owns, with options that check each other
    private static IReadOnlyDictionary<string, Func<object>> Others { get; } = new Dictionary<string, Func<object>> { ["train"] = () => new ShardOptions() };
}
