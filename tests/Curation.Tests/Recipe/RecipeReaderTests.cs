using Curation.Core;
using Curation.Recipe;

namespace Curation.Tests.Recipe;

public sealed class RecipeReaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Options_of_families_rules_and_sections_are_set()
    {
        var plan = Read("""
            name: test
            seed: 7
            sources:
              - warc: a.warc
            stages:
              - gopher-quality: { word-count: { min: 60 } }
              - gopher-quality: { as: again, mean-word-length: null }
              - c4: { dialect: fineweb }
            select: { keep: 3% }
            shard: { tokens-per-shard: 5M, holdout: 10% }
            dedup: { near: null }
            """);
        Assert.Equal((7UL, 0.03, 5_000_000L, 0.1), (plan.Seed, plan.Select.Keep.Share!.Value, plan.Shard.TokensPerShard, plan.Shard.Holdout));
        Assert.Null(plan.Dedup.Near);
        var words = Rule(plan, "gopher-quality/word-count");
        Assert.Equal((60, 100_000), (words.Min, words.Max));
        Assert.Equal((null, null), (Rule(plan, "again/mean-word-length").Min, Rule(plan, "again/mean-word-length").Max));
        Assert.Contains(plan.Warnings, warning => warning.Contains("mean-word-length is open on both sides", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_that_are_open_on_both_sides_are_named_in_one_line()
    {
        var plan = Read("""
            name: test
            sources:
              - warc: a.warc
            stages:
              - word-count: {}
              - word-count: { as: again }
              - gopher-quality: { hash-ratio: null, word-count: { min: 1 } }
              - line-count: { min: 1 }
            """);
        Assert.Equal(
            [
                "stages[0] word-count, stages[1] word-count, stages[2] gopher-quality: hash-ratio are open on both sides: they are measured and drop nothing",
            ], plan.Warnings);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_file_line_and_known_names()
    {
        var error = Assert.Throws<RecipeException>(() => Read("""
            name: test
            selekt: { keep: 2% }
            stages:
              - gopher-qualty: {}
              - gopher-quality: { word-cont: { min: 60 } }
              - gopher-quality: { as: x, word-count: { min: many } }
              - gopher-quality: { as: y, word-count: { min: 200000 } }
              - c4: { dialect: fineweb2 }
            select: { keep: 200% }
            shard: { holdout: 0.9 }
            dedup: { keep: oldest }
            """));
        Assert.Equal(9, error.Mistakes.Count);
        AssertMistake(error, 2, "unknown section \"selekt\" (did you mean select?)");
        AssertMistake(error, 4, "unknown stage \"gopher-qualty\" (did you mean gopher-quality?)");
        AssertMistake(error, 5, "unknown option \"word-cont\" (did you mean word-count?)");
        AssertMistake(error, 6, "\"many\" is not a number");
        AssertMistake(error, 7, "min 200000 is above max 100000");
        AssertMistake(error, 8, "unknown dialect \"fineweb2\"");
        AssertMistake(error, 9, "\"200%\" is not a share");
        AssertMistake(error, 10, "0.9 is out of range");
        AssertMistake(error, 11, "\"oldest\" is not one of best, longest, newest, first");
    }

    [Theory]
    [InlineData("select.keep=1%", "keep: 1%")]
    [InlineData("select.keep=500M tokens", "keep: 500000000")]
    [InlineData("stages.gopher-quality.word-count.min=70", "min: 70")]
    [InlineData("stages.0.word-count.min=71", "min: 71")]
    [InlineData("bias.audit.min-documents=5", "min-documents: 5")]
    public void Set_changes_one_option(string set, string expected) =>
        Assert.Contains(expected, ResolvedRecipe.Write(Read("stages:\n  - gopher-quality: {}\n", set)), StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("stages.unknown.min=1")]
    [InlineData("stages.gopher-quality.word-cont.min=1")]
    public void A_wrong_set_is_a_mistake(string set) => Assert.Throws<RecipeException>(() => Read("stages:\n  - gopher-quality: {}\n", set));

    [Theory]
    [InlineData("a: [")]
    [InlineData("- list")]
    [InlineData("")]
    [InlineData("stages: 7")]
    public void What_is_no_recipe_is_a_mistake_or_all_defaults(string yaml)
    {
        if (yaml.Length > 0) Assert.Throws<RecipeException>(() => Read(yaml));
        else Assert.Throws<RecipeException>(() => RecipeReader.Read(_file + ".missing", [], Others));
    }

    [Fact]
    public void The_resolved_recipe_reads_back_to_itself()
    {
        var resolved = ResolvedRecipe.Write(Read("""
            name: test
            sources: [ { warc: "crawl/*.warc.gz" }, { jsonl: rows.jsonl, name: rows } ]
            stages: [ gopher-repetition, { gopher-quality: { as: second, word-count: { min: 5, max: null } } }, { c4: { dialect: fineweb } } ]
            bias: { limits: [ { groups: "identity/*", min: 0.8 }, { groups: "region/*", max: 2 } ] }
            dedup: { near: null }
            """));
        Assert.Equal(resolved, ResolvedRecipe.Write(Read(resolved)));
    }

    [Theory]
    [InlineData("dedup: { near: null }\nselect: { caps: { cluster: 2 } }", "select.caps.cluster: ")]
    [InlineData("select: { caps: { cluster: 2, domain: 1% } }", null)]
    [InlineData("quality: { score: [ prose, prose: { as: other } ] }\nselect: { mode: dsir }", "select.mode: ")]
    [InlineData("quality: { score: [ prose ], within: [ length ] }\nselect: { mode: dsir }", "select.mode: ")]
    [InlineData("quality: { score: [ prose, prose: { as: other } ], combine: first }\nselect: { mode: dsir }", null)]
    [InlineData("select: { keep: 3 }", "select.keep: 3 means 3 tokens; a share has a %, such as 3%")]
    [InlineData("select: { keep: 3 tokens }", null)]
    [InlineData("select: { caps: { domain: 1 } }", "select.caps.domain: 1 means 1 tokens; a share has a %, such as 1%")]
    [InlineData("select: { caps: { host: 999 } }", "select.caps.host: 999 means 999 tokens; a share has a %, such as 2%")]
    [InlineData("select: { caps: { host: 1 tokens, domain: 1000 } }", null)]
    public void A_selection_that_does_not_do_what_it_says_is_warned_of(string recipe, string? warning)
    {
        var warnings = Read(recipe).Warnings.Where(found => found.StartsWith("select.", StringComparison.Ordinal));
        Assert.Equal(warning is null ? 0 : 1, warnings.Count(found => found.StartsWith(warning ?? "select.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Entries_of_a_list_that_cannot_be_used_are_told_once_with_the_line_of_the_recipe()
    {
        var list = _file + ".hosts";
        File.WriteAllText(list, "bad.org\nno host\n");
        var warning = Assert.Single(Read($"name: test\nstages:\n  - url-filter: {{ hosts: {list} }}\n").Warnings);
        File.Delete(list);
        Assert.Equal($"{_file}:3: url-filter: {list}: 1 of 2 entries cannot be used, such as \"no host\"; expected hosts", warning);
    }

    [Theory]
    [InlineData("select: { per: [ topic ] }", "select.per: topic is named by the stage topic, which the recipe lacks; expected - topic: {} among the stages")]
    [InlineData("quality: { within: [ host-type ] }", "quality.within: host-type is named by the stage host-type")]
    [InlineData("select: { per: [ word-count ] }", "select.per: unknown division \"word-count\"")]
    [InlineData("select: { caps: { cluster: 0 } }", "caps.cluster: 0 is out of range")]
    [InlineData("select: { caps: { domain: 0% } }", "caps.domain: \"0%\" is not a share")]
    [InlineData("quality: { score: [ perplexity: { model: no-such.arpa } ] }", "no-such.arpa")]
    [InlineData("quality: { score: [ log-ratio ] }", "good is needed")]
    [InlineData("quality: { score: [ external: { file: a.csv, key: name } ] }", "\"name\" is not one of id, url")]
    public void Options_of_caps_and_scorers_are_checked(string recipe, string mistake) =>
        Assert.Contains(mistake, Assert.Throws<RecipeException>(() => Read(recipe)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ranges_do_not_enter_what_signals_depend_on()
    {
        var one = Read("stages: [ { gopher-quality: { word-count: { min: 5 } } } ]");
        var other = Read("stages: [ { gopher-quality: { word-count: { min: 6 } } } ]");
        Assert.Equal(ResolvedRecipe.MeasureSettings(one), ResolvedRecipe.MeasureSettings(other));
        Assert.NotEqual(ResolvedRecipe.VerdictSettings(one), ResolvedRecipe.VerdictSettings(other));
    }

    public void Dispose() => File.Delete(_file);

    private static IReadOnlyDictionary<string, Func<object>> Others { get; } = new Dictionary<string, Func<object>>();

    private Plan Read(string yaml, params string[] sets)
    {
        File.WriteAllText(_file, yaml);
        return RecipeReader.Read(_file, sets, Others);
    }

    private static Filter Rule(Plan plan, string column) => (Filter)plan.Chain.Stages.Single(stage => stage.Column == column).Stage;

    private void AssertMistake(RecipeException error, int line, string text) =>
        Assert.Contains(
            error.Mistakes, mistake => mistake.StartsWith($"{_file}:{line}: ", StringComparison.Ordinal) && mistake.Contains(text, StringComparison.Ordinal));
}
