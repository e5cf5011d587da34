using Curation.Core;
using Curation.Recipe;

namespace Curation.Tests.Recipe;

public sealed class StageReferenceTests
{
    public static TheoryData<string> Names => [.. StageCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_stage_tells_its_source_and_options(string name)
    {
        var text = StageReference.Describe(name);
        Assert.StartsWith($"{name}: {StageCatalog.Create(name).Summary}\nkind: ", text);
        Assert.Contains($"\nsource: {StageCatalog.Create(name).Origin}\n", text);
        Assert.All(OptionBinder.Options(StageCatalog.All[name]).Keys.Except(["min", "max", "dialect"]), option => Assert.Contains($"\n{option}:", text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_says_what_it_means(string name)
    {
        var stage = StageCatalog.Create(name);
        Type[] types = [stage.GetType(), .. OptionBinder.Options(stage.GetType()).Values.Select(option => option.PropertyType).Where(OptionBinder.IsOptions)];
        foreach (var type in types.Where(type => !type.IsGenericType))
            Assert.All(OptionBinder.Options(type), option => Assert.True(OptionDocs.Of(option.Value).Length > 10, $"{type.Name}.{option.Key} says nothing"));
    }

    [Fact]
    public void A_family_tells_the_rules_of_every_dialect()
    {
        var text = StageReference.Describe("gopher-quality");
        Assert.Contains("\ndialect datatrove (default):\n  word-count: number of words\n", text);
        Assert.Contains("    keeps: 50 to 100000 (a count; no value keeps)\n    peer reason: gopher_short_doc below, gopher_long_doc above\n", text);
        Assert.Contains("    words: spacy-en  # simple, spacy-en, uax29, uax29-words, whitespace, fasttext\n", text);
        Assert.Contains("\ndialect dclm:\n", text);
        Assert.Contains("    keeps: at most 0.9 (a share from 0 to 1; no value keeps)\n", text);
    }

    [Fact]
    public void Options_of_some_dialects_alone_say_so()
    {
        var text = StageReference.Describe("redact-pii");
        Assert.Contains("\ncard: tag  # tag, surrogate, drop-span, drop-document, keep  # What becomes of payment card numbers whose check digit is right.  # in curation\n", text);
        Assert.Contains("\n  max-uppercase-ratio: 0.5  # 0 to 1  # Largest share of capitals in a line that stays; null: any.\n", StageReference.Describe("refined-web-lines"));
        Assert.Contains("\nemail: surrogate  # tag, surrogate, drop-span, drop-document, keep  # What becomes of e-mail addresses.  # in curation, datatrove\n", text);
    }
}
