using Curation.Core;
using Curation.Runs;

namespace Curation.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("curation-place-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("notes.txt", "mine")]
    [InlineData("deep/er/notes.txt", "mine")]
    [InlineData("logs/app.log", "of another program")]
    [InlineData("recipe.yaml", "name: mine")]
    [InlineData("done/homework/page1", "written, by hand")]
    [InlineData("draft.12.tmp", "mine")]
    public void A_folder_that_is_no_run_is_refused_and_not_touched(string file, string text)
    {
        Write(file, text);
        foreach (var (exclusive, fresh) in new[] { (true, false), (true, true), (false, false) })
        {
            Assert.Contains("holds files but no run", Assert.Throws<RecipeException>(() => RunFolder.Open(_folder, exclusive, fresh)).Message);
            Assert.Equal([file], Files());
        }

        Assert.Equal(text, File.ReadAllText(Path.Combine(_folder, file)));
    }

    [Fact]
    public void Empty_and_new_folders_are_taken_and_known_again()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "logs"));
        RunFolder.Open(_folder).Dispose();
        RunFolder.Open(_folder, exclusive: false).Dispose();
        RunFolder.Open(Path.Combine(_folder, "a", "b"), exclusive: false).Dispose();
        RunFolder.Open(Path.Combine(_folder, "a", "b"), fresh: true).Dispose();
    }

    [Fact]
    public void A_run_without_its_logs_is_known_by_its_markers()
    {
        using (var run = RunFolder.Open(_folder))
        {
            Write("recipe.yaml", "name: a");
            run.Mark("extract", "one", new Marker("key", [], []));
        }

        Directory.Delete(Path.Combine(_folder, "logs"), recursive: true);
        using var again = RunFolder.Open(_folder);
        Assert.True(again.Markers.ContainsKey(("extract", "one")));
    }

    [Fact]
    public void Fresh_removes_what_runs_write_and_leaves_the_rest_and_holds_the_lock()
    {
        RunFolder.Open(_folder).Dispose();
        foreach (var file in new[] { "documents/stray", "model/checkpoint", "recipe.yaml", "logs/inputs.json", "mine.txt", "notes/mine.tmp" }) Write(file, "x");
        using var run = RunFolder.Open(_folder, fresh: true);
        Assert.Equal(["logs/curation-run", "logs/lock", "mine.txt", "notes/mine.tmp"], Files());
        Assert.Throws<RunException>(() => RunFolder.Open(_folder, fresh: true));
    }

    [Fact]
    public void A_refused_fresh_start_removes_nothing()
    {
        using var held = RunFolder.Open(_folder);
        Write("documents/one", "x");
        Assert.Throws<RunException>(() => RunFolder.Open(_folder, fresh: true));
        Assert.Contains("documents/one", Files());
    }

    [Fact]
    public void What_a_killed_run_left_goes_away_when_it_is_opened_again()
    {
        RunFolder.Open(_folder).Dispose();
        foreach (var file in new[] { "documents/a.parquet.99.tmp", "shards/shard.tmp", "dedup/scratch/3", "shards/other.tmp" }) Write(file, "x");
        using var run = RunFolder.Open(_folder);
        Assert.Equal(["logs/curation-run", "logs/lock", "shards/other.tmp"], Files());
    }

    [Theory]
    [InlineData("file", "is a file")]
    [InlineData("file/run", "cannot be written")]
    public void A_place_that_cannot_be_a_folder_is_a_mistake(string place, string expected)
    {
        Write("file", "mine");
        Assert.Contains(expected, Assert.Throws<RecipeException>(() => RunFolder.Open(Path.Combine(_folder, place))).Message);
        Assert.Equal(["file"], Files());
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
        File.WriteAllText(Path.Combine(_folder, file), text);
    }

    private IEnumerable<string> Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file)).Order(StringComparer.Ordinal);
}
