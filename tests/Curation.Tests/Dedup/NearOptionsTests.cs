using Curation.Dedup;
using Curation.Dedup.Near;
using Curation.Recipe;

namespace Curation.Tests.Dedup;

public sealed class NearOptionsTests
{
    [Theory]
    [InlineData("fineweb", 5, 14, 8, 64, false)]
    [InlineData("refinedweb", 5, 450, 20, 32, false)]
    [InlineData("redpajama-0.8", 13, 9, 13, 32, false)]
    [InlineData("dolma3", 5, 26, 11, 32, true)]
    public void Presets_are_as_published(string preset, int ngram, int bands, int rows, int hashBits, bool verify)
    {
        var near = Read($"near.preset={preset}");
        Assert.Equal((ngram, bands, rows, hashBits, verify), (near.Ngram, near.Bands, near.Rows, near.HashBits, near.Verify));
    }

    [Theory]
    [InlineData("near.preset=fineweb", "near.bands=20")]
    [InlineData("near.bands=20", "near.preset=fineweb")]
    public void Other_options_override_a_preset_in_any_order(params string[] sets)
    {
        var near = Read(sets);
        Assert.Equal((20, 8, 64, 0.8), (near.Bands, near.Rows, near.HashBits, near.Jaccard));
    }

    /// <summary>What a run saves gives the same options again.</summary>
    [Fact]
    public void Resolved_options_read_back_as_they_are()
    {
        var options = OptionSection.Read("dedup", new DedupOptions(), ["near.preset=templates", "near.rows=6", "keep=newest", "max-cluster=1%"]);
        var lines = ResolvedRecipe.Section(options).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var near = lines.SkipWhile(line => line != "near:").Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));
        string[] sets = [.. near.Select(line => "near." + line.Trim().Replace(": ", "=", StringComparison.Ordinal)), "keep=newest", "max-cluster=1%"];
        Assert.Equal(ResolvedRecipe.Section(options), ResolvedRecipe.Section(OptionSection.Read("dedup", new DedupOptions(), sets)));
        Assert.Equal((6, true, 0.5), (options.Near!.Rows, options.Near.WithinHost, options.Near.Jaccard));
    }

    private static NearOptions Read(params string[] sets) => OptionSection.Read("dedup", new DedupOptions(), sets).Near!;
}
