using System.Diagnostics;

namespace Curation.Builtins.Language;

/// <summary>Makes <c>builtin:languages</c> from the text that <see cref="TextMaker"/> took out of Debian packages, and measures it on packages held out.
/// </summary>
internal static class LanguageMaker
{
    private const int LeastSentences = 450, MostSentences = 60_000, DrawsPerLabel = 9000, Noise = 9000, Epochs = 9, CalibrationShare = 50;
    private const float FirstRate = 0.4f;
    private const ulong Seed = 2024;

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output])
        {
            Console.Error.WriteLine("language: expected the folder of the text and the file to write");
            return 2;
        }

        var dice = new Dice(Seed);
        var samples = Sample.Read(Path.Combine(folder, "train.tsv")).GroupBy(sample => sample.Label).Where(group => group.Count() >= LeastSentences)
            .SelectMany(group => group.OrderBy(sample => sample.Hash).Take(MostSentences)).Concat(Sample.Noise(Noise, dice))
            .ToLookup(sample => sample.Hash % CalibrationShare == 0);
        var groups = samples[false].GroupBy(ClassOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var labels = groups.Select(group => group[0].Label).ToArray();
        var trainer = Train(groups, dice);
        var model = Quantiser.Quantise(trainer, labels, [.. samples[true].OrderBy(sample => sample.Hash).Take(20_000)]);
        using (var file = File.Create(output)) model.Write(file);
        AccuracyReport.Print(model, Sample.Read(Path.Combine(folder, "held.tsv")), Console.Out);
        return 0;
    }

    /// <summary>The label, and for Serbian its script: the two have no letters in common.</summary>
    private static string ClassOf(Sample sample) => sample.Label == "sr" && sample.Text.Any(char.IsAsciiLetter) ? "sr-latn" : sample.Label;

    private static Trainer Train(Sample[][] groups, Dice dice)
    {
        var trainer = new Trainer(groups.Length, dice);
        var watch = Stopwatch.StartNew();
        var order = Enumerable.Range(0, groups.Length * DrawsPerLabel).Select(i => i % groups.Length).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--) (order[i], order[dice.Below(i + 1)]) = (order[dice.Below(i + 1)], order[i]);
            var loss = 0.0;
            for (var i = 0; i < order.Length; i++)
            {
                var rate = FirstRate * (1 - (epoch + (float)i / order.Length) / Epochs);
                var group = groups[order[i]];
                loss += trainer.Learn(Excerpt(group[dice.Below(group.Length)].Text, dice), order[i], rate);
            }

            Console.Error.WriteLine(FormattableString.Invariant($"epoch {epoch + 1}: loss {loss / order.Length:F4}, {watch.Elapsed.TotalSeconds:F0} s"));
        }

        return trainer;
    }

    /// <summary>The text, or as often a few words of it.</summary>
    private static ReadOnlySpan<char> Excerpt(string text, Dice dice)
    {
        if (dice.Below(2) == 0 || text.Length < 30) return text;
        var length = 15 + dice.Below(text.Length - 15);
        var start = dice.Below(text.Length - length + 1);
        var space = text.IndexOf(' ', start);
        return text.AsSpan(start > 0 && space > 0 && space < start + length - 10 ? space..(start + length) : start..(start + length));
    }
}
