using Curation.Core;
using Curation.Sources;
using Curation.Tests.Storage;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

public sealed class QuarantineLimitTests : IDisposable
{
    private const string Row = "{\"text\":\"t\"}\n", Fault = "{\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <param name="files">Of one source each by folder: how many sound rows a file has, and how many others.</param>
    private async Task<string> Broken(double maxQuarantined, params (string Name, int Sound, int Bad)[] files)
    {
        foreach (var (name, sound, bad) in files)
            File.WriteAllBytes(_folder.Touch($"{name}.jsonl"), Bytes(string.Concat(Enumerable.Repeat(Row, sound)) + string.Concat(Enumerable.Repeat(Fault, bad))));
        var units = SourceUnits.Of(files.Select(file => file.Name.Split('/')[0]).Distinct()
            .Select(source => new SourceOptions { Jsonl = $"{_folder.Path}/{source}/*.jsonl", Place = source }));
        var step = new ExtractStep(units, null!, ReadOptions.Default, "", 1, measure: null);
        using var progress = new Progress();
        foreach (var unit in step.Units(_folder.Path)) await step.Run(unit, new StepContext(_folder.Path, 1, progress), CancellationToken.None);
        return string.Join('\n', QuarantineLimit.Broken(_folder.Path, units, maxQuarantined)).Replace(_folder.Path + "/", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_one_document_is_told_however_small() =>
        Assert.Equal(
            "b: jsonl: b/*.jsonl: none of 3 records could be read (most: bad-json, 3); "
            + "are the files of another kind? known are warc, wet, html, jsonl, parquet",
            await Broken(1, ("a/a", 100, 0), ("b/a", 0, 2), ("b/b", 0, 1)));

    [Fact]
    public async Task Small_units_are_judged_together() =>
        Assert.Equal(
            "a: jsonl: a/*.jsonl: 60 of 110 records could not be read (most: bad-json, 60); max-quarantined 0.5",
            await Broken(0.5, ("a/a", 25, 30), ("a/b", 25, 30), ("b/a", 1, 0)));

    [Fact]
    public async Task Small_sources_are_judged_together() =>
        Assert.Equal(
            "sources: 60 of 110 records could not be read (most: bad-json, 60); max-quarantined 0.5",
            await Broken(0.5, ("a/a", 25, 30), ("b/a", 25, 30)));

    [Theory]
    [InlineData(50, 50)]
    [InlineData(1, 98)]
    public async Task What_is_allowed_or_says_little_is_not_told(int sound, int bad) => Assert.Equal("", await Broken(0.5, ("a/a", sound, bad)));
}
