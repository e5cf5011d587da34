using System.Diagnostics;
using System.Globalization;
using System.Text;
using Curation.Models.FastText;

namespace Curation.Tests.Models.FastText;

/// <summary>Agreement with the fastText program, where it is on the PATH; without it these tests look at nothing.</summary>
public sealed class FastTextProgramTests
{
    private const double Tolerance = 1e-5;
    private static readonly string? _program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "fasttext")).FirstOrDefault(File.Exists);

    public static TheoryData<string, string> Models => new()
    {
        { "-loss softmax", "" },
        { "-loss softmax -wordNgrams 2 -bucket 2000", "" },
        { "-loss softmax -wordNgrams 3 -bucket 2000 -minn 2 -maxn 4", "" },
        { "-loss softmax -minn 1 -maxn 5 -bucket 3000", "" },
        { "-loss hs -wordNgrams 2 -bucket 2000", "" },
        { "-loss hs -minn 3 -maxn 6 -bucket 2000", "" },
        { "-loss ova -wordNgrams 2 -bucket 2000 -minn 2 -maxn 3", "" },
        { "-loss ns -wordNgrams 1", "" },
        { "-loss softmax -labels 2 -wordNgrams 2 -bucket 2000", "" },
        { "-loss softmax -labels 2 -wordNgrams 2 -bucket 2000", "-qnorm" },
        { "-loss softmax -wordNgrams 2 -bucket 2000", "-dsub 2" },
        { "-loss softmax -wordNgrams 2 -bucket 2000 -dim 11", "-qnorm -dsub 4" },
        { "-loss softmax -labels 300 -wordNgrams 2 -bucket 2000", "-qnorm -qout" },
        { "-loss hs -wordNgrams 3 -bucket 2000 -minn 2 -maxn 4", "-qnorm -cutoff 400" },
        { "-loss softmax -wordNgrams 2 -bucket 2000 -minn 2 -maxn 3", "-qnorm -retrain -cutoff 300" },
        { "-loss ova -wordNgrams 2 -bucket 2000", "-qnorm -cutoff 320 -dsub 3" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Same_labels_and_probabilities(string training, string quantising)
    {
        if (_program is null) return;
        var folder = Directory.CreateTempSubdirectory("fasttext-");
        try
        {
            Compare(folder.FullName, training, quantising);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string folder, string training, string quantising)
    {
        var words = training.Split(' ').ToList();
        var labels = 5;
        if (words.IndexOf("-labels") is >= 0 and var at)
        {
            labels = int.Parse(words[at + 1], CultureInfo.InvariantCulture);
            words.RemoveRange(at, 2);
        }

        var (corpus, model) = (Path.Combine(folder, "corpus"), Path.Combine(folder, "model"));
        File.WriteAllLines(corpus, Corpus(Math.Max(600, labels * 4), labels));
        Run("", ["supervised", "-input", corpus, "-output", model, "-dim", "10", "-epoch", "8", "-lr", "0.8", "-thread", "1", "-verbose", "0", .. words]);
        var path = model + ".bin";
        if (quantising.Length > 0)
        {
            Run("", ["quantize", "-input", corpus, "-output", model, "-thread", "1", "-verbose", "0", .. quantising.Split(' ')]);
            path = model + ".ftz";
        }

        var texts = Corpus(300, labels, seed: 2).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Append("nothing").ToList();
        foreach (var lines in (int[])[30, 100, 2000]) texts.Add(string.Join(' ', Corpus(lines, labels, seed: 3)).Replace("__label__", "", StringComparison.Ordinal));
        var printed = Run(string.Join('\n', texts) + '\n', ["predict-prob", path, "-", $"{labels}"]).Split('\n');
        using var stream = File.OpenRead(path);
        var read = FastTextModel.Read(path, stream);
        for (var i = 0; i < texts.Count; i++) CompareLine(read, texts[i], printed[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void CompareLine(FastTextModel model, string text, string[] printed)
    {
        var ours = new float[model.Labels.Count];
        model.Score(Encoding.UTF8.GetBytes(text), ours);
        Assert.NotEmpty(printed);
        for (var i = 0; i < printed.Length; i += 2)
        {
            var label = model.Labels.ToList().IndexOf(printed[i]["__label__".Length..]);
            Assert.Equal(double.Parse(printed[i + 1], CultureInfo.InvariantCulture), ours[label], Tolerance);
        }

        var best = model.Best(Encoding.UTF8.GetBytes(text))!.Value;
        Assert.Equal(double.Parse(printed[1], CultureInfo.InvariantCulture), best.Score, Tolerance);
    }

    /// <summary>Lines of labelled text; some words speak for a label.</summary>
    private static IEnumerable<string> Corpus(int lines, int labels, int seed = 1)
    {
        var random = new Random(seed);
        foreach (var text in TinyModel.Texts(lines, seed))
        {
            var label = random.Next(labels);
            yield return $"__label__l{label} ключ{label} word{random.Next(200)} {text.Replace("__label__", "label", StringComparison.Ordinal)}größe{label % 3}";
        }
    }

    private static string Run(string input, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(_program!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Result;
    }
}
