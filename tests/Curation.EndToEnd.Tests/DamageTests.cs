using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>A file of a run that is cut off or altered is named and made anew, with all that has to be, and the run ends with the same bytes.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cut off", "bytes, ")]
    [InlineData("altered", "has other bytes than were written")]
    public async Task OfEveryKindOneFile(string damage, string told)
    {
        await Go();
        var expected = RunFiles.Digests(Run);
        var kinds = expected.Keys.Where(path => path != "recipe.yaml" && !path.StartsWith("done/", StringComparison.Ordinal))
            .GroupBy(path => (Path.GetDirectoryName(path), Path.GetExtension(path), path == "manifest.json")).Select(kind => kind.Last()).ToList();
        Assert.InRange(kinds.Count, 25, 40);
        foreach (var path in kinds)
        {
            var full = Path.Combine(Run, path);
            Damage(full, damage);
            var answer = await Go();
            var line = Assert.Single(answer.ErrorLines, line => line.Contains("made anew", StringComparison.Ordinal));
            Assert.StartsWith($"curation: {full}: ", line, StringComparison.Ordinal);
            Assert.Contains(told, line, StringComparison.Ordinal);
            RunFiles.AssertSame(expected, Run);
        }

        Assert.Equal(kinds.Count, File.ReadAllLines(Path.Combine(Run, "logs", "repairs.log")).Length);
        Assert.DoesNotContain((await Go()).ErrorLines, line => line.Contains("made anew", StringComparison.Ordinal));
    }

    /// <summary>Every byte of a marker in turn would take too long: one of each tenth, over all markers.</summary>
    [Fact]
    public async Task MarkersAndWhatIsRememberedOfInputs()
    {
        await Go();
        var expected = RunFiles.Digests(Run);
        foreach (var (number, path) in Directory.GetFiles(Path.Combine(Run, "done"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Index())
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length * (number % 10) / 10] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        await Go();
        RunFiles.AssertSame(expected, Run);
    }

    [Fact]
    public async Task WithoutATraceInTheFileTimesVerifyFindsIt()
    {
        await Go();
        var expected = RunFiles.Digests(Run);
        var path = Directory.GetFiles(Path.Combine(Run, "signals")).Order(StringComparer.Ordinal).First();
        var time = File.GetLastWriteTimeUtc(path).AddHours(-1);
        Damage(path, "altered");
        File.SetLastWriteTimeUtc(path, time);
        Assert.DoesNotContain((await Go()).ErrorLines, line => line.Contains("made anew", StringComparison.Ordinal));
        Assert.Single((await Go("--verify")).ErrorLines, line => line.StartsWith($"curation: {path}: has other bytes", StringComparison.Ordinal));
        RunFiles.AssertSame(expected, Run);
    }

    [Fact]
    public async Task StepsThatAreNotAskedForAreNotRun()
    {
        await Go();
        var expected = RunFiles.Digests(Run);
        var path = Directory.GetFiles(Path.Combine(Run, "documents")).Order(StringComparer.Ordinal).First();
        Damage(path, "altered");
        var answer = await Shell.Run("run", Recipe(), "--output", Run, "--from", "select");
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal($"curation: {path}: has other bytes than were written; --from select needs it: run extract again first", answer.ErrorLines[^1]);
        await Go();
        RunFiles.AssertSame(expected, Run);
    }

    private static void Damage(string path, string damage)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, damage == "cut off" ? bytes[..(bytes.Length * 2 / 3)] : bytes);
    }

    private Task<Answer> Go(params string[] options) => Shell.Succeed(["run", Recipe(), "--output", Run, .. options]);

    private string Recipe()
    {
        for (var source = 0; source < 2; source++)
            _folder.Write($"{source}.jsonl", string.Concat(Rows().Where((_, row) => row % 2 == source).Select(row => JsonSerializer.Serialize(row) + "\n")) + "{\n");
        var question = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"question{Letters(i)}"));
        _folder.Write("evals.jsonl", JsonSerializer.Serialize(new { id = "e1", question, answer = "forty two" }) + "\n");
        return _folder.Write("recipe.yaml", $$"""
            name: damage
            sources: [ { jsonl: "{{_folder.Path}}/?.jsonl" } ]
            stages: [ word-count: { min: 5 } ]
            decontaminate: { evals: [ { path: "{{_folder.File("evals.jsonl")}}" } ], action: cut, around: 0, max-removed: 1 }
            dedup: { exact: true, url: true, near: {}, cut: { lines: {}, substrings: { min: 12 } } }
            select: { keep: 100% }
            shard: { tokenizer: train:400, holdout: 30%, tokens-per-shard: 2K }

            """);
    }

    private static IEnumerable<object> Rows()
    {
        var question = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"question{Letters(i)}"));
        for (var i = 0; i < 24; i++)
        {
            var own = string.Join(' ', Enumerable.Range(0, 40).Select(word => $"own{Letters(i % 20)}{Letters(word)}"));
            var test = i == 7 ? $"\n{question} forty two\n" : "";
            yield return new { id = $"d{i}", url = $"https://h{i % 3}.example/{i}", text = $"A line that some pages share, number {Letters(i % 5)}.\n{own}{test} end{i}" };
        }
    }

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
