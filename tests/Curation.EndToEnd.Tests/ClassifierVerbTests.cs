using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>A classifier trained, asked, and asked again by the fastText program where it is on the PATH.</summary>
public sealed class ClassifierVerbTests : IDisposable
{
    private const double Tolerance = 1e-5;
    private static readonly string[] _small = ["--set", "buckets=5000", "--set", "min-hosts=1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TrainsMeasuresAndScores()
    {
        var (good, bad) = Rows();
        var model = _folder.File("quality.model");
        var said = await Shell.Succeed(["classifier", "train", "--positive", good, "--negative", bad, "--output", model, .. _small]);
        Assert.All(["AUC 1.0000", "precision at the top: 1 % 1.000", "calibration", "strongest features", "Spearman with length"],
            part => Assert.Contains(part, said.Output, StringComparison.Ordinal));
        Assert.All(await Scores(model, good), score => Assert.InRange(score, 0.5, 1));
        Assert.All(await Scores(model, bad), score => Assert.InRange(score, 0, 0.5));
        var again = _folder.File("again.model");
        await Shell.Succeed(["classifier", "train", "--positive", good, "--negative", bad, "--output", again, .. _small]);
        Assert.Equal(File.ReadAllBytes(model), File.ReadAllBytes(again));
    }

    [Fact]
    public async Task AFastTextModelGivesWhatTheFastTextProgramPrints()
    {
        var (good, bad) = Rows();
        var (model, lines) = (_folder.File("quality.bin"), _folder.File("lines.txt"));
        await Shell.Succeed(["classifier", "train", "--positive", good, "--negative", bad, "--output", model, .. _small]);
        if (Program("fasttext") is not { } program) return;
        await Shell.Succeed("classifier", "score", model, good, bad, "--lines", "--output", lines);
        // fastText adds 0.00001
        Assert.Equal(await Scores(model, good, bad), Printed(program, "predict-prob", model, lines, "2"), (one, other) => Math.Abs(one - other) < Tolerance);
    }

    [Theory]
    [InlineData("--tokens", "words", "words")]
    [InlineData("--set", "tokens=style", "style")]
    public async Task AFastTextModelHasNoOtherTokensThanItsOwn(string option, string value, string told)
    {
        var (good, bad) = Rows();
        var model = _folder.File("quality.bin");
        var answer = await Shell.Run(["classifier", "train", "--positive", good, "--negative", bad, "--output", model, option, value, .. _small]);
        var expected = $"--tokens {told}: fastText splits {model} at spaces alone; spaces, or another ending than .bin, was expected\n";
        Assert.Equal((2, expected, false), (answer.ExitCode, answer.Error, File.Exists(model)));
    }

    [Fact]
    public async Task GradesFoldersAndPagesAreRead()
    {
        var random = new Random(3);
        var graded = _folder.Write("graded.jsonl", string.Concat(Enumerable.Range(0, 200).Select(i =>
            JsonSerializer.Serialize(new { url = $"https://h{i % 20}.test/{i}", text = Text(random, i % 6 > 2), score = i % 6 > 2 ? 5 : 0 }) + "\n")));
        var model = _folder.File("grades.model");
        var said = await Shell.Succeed(["classifier", "train", "--graded", graded, "--output", model, "--set", "prior=0", .. _small]);
        Assert.Contains("root mean square error", said.Output, StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(_folder.File("texts")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), Text(random, isGood: true));
        File.WriteAllText(Path.Combine(folder, "b.html"), $"<html><body><article><p>{Text(random, isGood: false)}</p></article></body></html>");
        var scores = await Scores(model, folder);
        Assert.True(scores[0] > scores[1] + 1, string.Join(' ', scores));
    }

    [Fact]
    public async Task ARunStandsForASampleOfItsDocuments()
    {
        var (good, bad) = Rows();
        var recipe = _folder.Write("recipe.yaml", $"name: pool\nsources:\n  - jsonl: \"{bad}\"\n");
        var run = _folder.File("run");
        await Shell.Succeed("run", recipe, "--output", run, "--until", "measure");
        string[] train = ["classifier", "train", "--positive", good, "--negative", run, "--output", _folder.File("m.model"), .. _small];
        Assert.Contains("AUC 1.0000", (await Shell.Succeed(train)).Output, StringComparison.Ordinal);
        var sampled = await Shell.Succeed([.. train, "--sample", "20", "--set", "held-out=0"]);
        Assert.StartsWith("texts: 100 learned from", sampled.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachMistakeIsOneLine()
    {
        var (good, bad) = Rows();
        var empty = _folder.Write("empty.jsonl", "");
        var broken = _folder.Write("broken.jsonl", "{\"text\":\"a b c\",\"score\":1}\n{\"text\":\n");
        var model = _folder.File("m.model");
        await Shell.Succeed(["classifier", "train", "--positive", good, "--negative", bad, "--output", model, .. _small]);
        await Told("--positive is missing", "train", "--negative", bad, "--output", model);
        await Told("no text was found there", "train", "--positive", _folder.Write("blank.txt", " \n"), "--negative", bad, "--output", model);
        await Told("empty-file", "score", model, empty, "--output", _folder.File("s.jsonl"));
        await Told("no such file or folder", "train", "--positive", _folder.File("none"), "--negative", bad, "--output", model);
        await Told("no folder", "train", "--positive", good, "--negative", bad, "--output", Path.Combine(_folder.File("none"), "m.model"));
        await Told("broken.jsonl, line 2", "train", "--graded", broken, "--output", model);
        await Told("line 1: text is null", "train", "--graded", _folder.Write("null.jsonl", "{\"text\":null,\"score\":1}\n"), "--output", model);
        await Told("no word to learn from", "train", "--graded", _folder.Write("dots.jsonl", "{\"text\":\"...\",\"score\":1}\n"), "--output", model);
        var noise = _folder.Write("noise.parquet", "neither rows nor a page of them");
        await Told("noise.parquet: expected \"PAR1\"", "train", "--graded", noise, "--output", model);
        await Told("noise.parquet: not Parquet", "train", "--positive", noise, "--negative", bad, "--output", model);
        await Told("has no grades", "train", "--graded", good, "--output", _folder.File("m.bin"));
        await Told("label \"nope\" is unknown", "score", model, good, "--label", "nope");
        await Told("expected a supervised fastText model", "score", good, good);
        await Told("unknown option", "train", "--positive", good, "--negative", bad, "--output", model, "--set", "colour=red");
    }

    private async Task Told(string part, params string[] arguments)
    {
        var answer = await Shell.Run(["classifier", .. arguments]);
        Assert.True(answer.ExitCode == 2, $"{answer.ExitCode}: {answer.Error}");
        Assert.Contains(part, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    private (string Good, string Bad) Rows()
    {
        var random = new Random(1);
        string Of(bool isGood) => string.Concat(Enumerable.Range(0, 80).Select(i =>
            JsonSerializer.Serialize(new { id = $"{(isGood ? 'g' : 'b')}{i}", url = $"https://h{i % 16}.test/{i}", text = Text(random, isGood) }) + "\n"));
        return (_folder.Write("good.jsonl", Of(true)), _folder.Write("bad.jsonl", Of(false)));
    }

    private static string Text(Random random, bool isGood) => string.Join(' ', Enumerable.Range(0, 60).Select(_ => (random.Next(4), isGood) switch
    {
        (0, true) => "calm",
        (0, false) => "BUY",
        _ => $"Größe{random.Next(50)}",
    })) + ".";

    private async Task<List<double>> Scores(string model, params string[] inputs)
    {
        var output = _folder.File("out.jsonl");
        await Shell.Succeed(["classifier", "score", model, .. inputs, "--output", output]);
        return [.. File.ReadLines(output).Select(ScoreOf)];
    }

    private static double ScoreOf(string row) => JsonDocument.Parse(row).RootElement.GetProperty("score").GetDouble();

    private static string? Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The probability of the label hq in each line.</summary>
    private static List<double> Printed(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return [.. lines.Select(line => line.Split(' ')).Select(parts =>
            double.Parse(parts[Array.IndexOf(parts, "__label__hq") + 1], CultureInfo.InvariantCulture))];
    }
}
