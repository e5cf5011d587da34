using Curation.Core;
using Curation.Runs;

namespace Curation.Tests.Runs;

public sealed class RunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("curation-runner-").FullName;
    private readonly List<string> _ran = [];

    [Fact]
    public async Task A_done_unit_is_not_run_again()
    {
        Assert.Equal(4, await Run("a b"));
        Assert.Equal(0, await Run("a b"));
    }

    [Fact]
    public async Task An_added_unit_runs_alone_and_what_reads_all_units_follows()
    {
        await Run("a b");
        _ran.Clear();
        await Run("a b c");
        Assert.Equal(["copy/c", "join/all"], _ran);
    }

    [Fact]
    public async Task A_removed_unit_takes_its_outputs_with_it()
    {
        await Run("a b");
        await Run("a");
        Assert.False(File.Exists(Path.Combine(_folder, "copy-b")));
        Assert.Equal("a;", File.ReadAllText(Path.Combine(_folder, "joined")));
    }

    [Fact]
    public async Task Changed_settings_of_a_later_step_leave_the_earlier_alone()
    {
        await Run("a b");
        _ran.Clear();
        await Run("a b", joinSettings: "other");
        Assert.Equal(["join/all"], _ran);
    }

    [Fact]
    public async Task A_lost_or_shortened_output_is_made_again()
    {
        await Run("a b");
        File.WriteAllText(Path.Combine(_folder, "copy-a"), "");
        _ran.Clear();
        await Run("a b");
        Assert.Equal(["copy/a"], _ran.Where(unit => unit.StartsWith("copy", StringComparison.Ordinal)));
        Assert.Equal("a;b;", File.ReadAllText(Path.Combine(_folder, "joined")));
    }

    [Fact]
    public async Task A_damaged_marker_means_the_unit_runs_again()
    {
        await Run("a b");
        File.WriteAllText(Path.Combine(_folder, "done", "copy", "a"), "{");
        _ran.Clear();
        await Run("a b");
        Assert.Contains("copy/a", _ran);
    }

    [Fact]
    public void A_second_process_is_refused()
    {
        using var first = RunFolder.Open(_folder);
        Assert.Contains("another process", Assert.Throws<RunException>(() => RunFolder.Open(_folder)).Message);
        RunFolder.Open(_folder, exclusive: false).Dispose();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<int> Run(string names, string joinSettings = "")
    {
        var units = names.Split(' ');
        using var run = RunFolder.Open(_folder);
        using var progress = new Progress();
        return await new Runner(run, new StepContext(run.Path, 1, progress))
            .Run([new Copy("copy", units, _ran), new Copy("more", units[..1], _ran), new Join(units, joinSettings, _ran)], CancellationToken.None);
    }

    private sealed class Copy(string name, string[] units, List<string> ran) : IStep
    {
        public string Name => name;

        public IReadOnlyList<StepUnit> Units(string runFolder) => [.. units.Select(unit => new StepUnit(unit, "", []))];

        public Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
        {
            ran.Add($"{name}/{unit.Name}");
            File.WriteAllText(context.PathOf($"{name}-{unit.Name}"), unit.Name + ";");
            return Task.FromResult(new UnitResult([$"{name}-{unit.Name}"]));
        }
    }

    private sealed class Join(string[] units, string settings, List<string> ran) : IStep
    {
        public string Name => "join";

        public IReadOnlyList<StepUnit> Units(string runFolder) => [new StepUnit("all", settings, [.. units.Select(unit => $"copy-{unit}")])];

        public Task<UnitResult> Run(StepUnit unit, StepContext context, CancellationToken cancel)
        {
            ran.Add("join/all");
            File.WriteAllText(context.PathOf("joined"), string.Concat(unit.Reads.Select(read => File.ReadAllText(context.PathOf(read)))));
            return Task.FromResult(new UnitResult(["joined"]));
        }
    }
}
