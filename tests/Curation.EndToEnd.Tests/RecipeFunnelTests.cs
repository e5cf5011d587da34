using System.Globalization;
using Curation.EndToEnd.Tests.Support;
using Curation.Runs;

namespace Curation.EndToEnd.Tests;

/// <summary>Every recipe in configs/ loads as it stands and runs on one file of the sample crawl up to select; how many documents are left after each
/// stage is held in Funnels/. CURATION_UPDATE_GOLDEN=1 writes those files anew.</summary>
public sealed class RecipeFunnelTests
{
    private static readonly bool _update = Environment.GetEnvironmentVariable("CURATION_UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Recipes =>
        [.. Directory.GetFiles(Repository.PathOf("configs"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Leaves_as_many_documents_as_recorded(string name)
    {
        using var folder = new TemporaryFolder();
        await Shell.Succeed(
            "run", Repository.PathOf($"configs/{name}.yaml"), "--set", $"sources.0.warc={Repository.PathOf("sample-data/crawl/part-00.warc.gz")}",
            "--set", "shard.tokenizer=train:512", "--until", "select", "--output", folder.File("run"), "--workers", "2");
        var funnel = string.Concat(Funnel.Read(folder.File("run/funnel.json")).Rows.Select(Line));
        var golden = Repository.PathOf($"tests/Curation.EndToEnd.Tests/Funnels/{name}.txt");
        if (_update) await File.WriteAllTextAsync(golden, funnel);
        Assert.Equal(await File.ReadAllTextAsync(golden), funnel);
    }

    private static string Line(FunnelRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Step} {row.Stage} {row.Documents}\n");
}
