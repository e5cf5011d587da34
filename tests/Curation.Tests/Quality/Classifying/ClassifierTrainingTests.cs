using System.Text;
using Curation.Core;
using Curation.Models.Linear;
using Curation.Quality.Classifying;

namespace Curation.Tests.Quality.Classifying;

public sealed class ClassifierTrainingTests
{
    private static readonly TrainingOptions _options = new() { Buckets = 1 << 12, Prior = 20, Epochs = 5, MinHosts = 1 };

    [Fact]
    public async Task The_same_texts_give_the_same_model_in_any_order_and_on_any_number_of_threads()
    {
        var texts = Texts().ToList();
        var expected = Trained(texts);
        Assert.Equal(expected, Trained(texts.AsEnumerable().Reverse()));
        var one = new OneThread();
        Assert.Equal(expected, await Task.Factory.StartNew(() => Trained(texts), CancellationToken.None, TaskCreationOptions.None, one));
        Assert.NotEqual(expected, Trained(texts, _options with { Seed = 1 }));
    }

    [Fact]
    public void Learns_what_tells_the_classes_apart()
    {
        var training = ClassifierTraining.Run(Texts(), [], isGraded: false, _options);
        Assert.InRange(training.Report.Auc, 0.99, 1);
        Assert.Contains("strongest features", training.Report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Grades_are_learned_as_numbers()
    {
        var random = new Random(6);
        var texts = Enumerable.Range(0, 300).Select(i =>
        {
            var grade = i % 6;
            var words = Enumerable.Range(0, 60).Select(_ => random.Next(5) < grade ? $"good{random.Next(10)}" : $"bad{random.Next(10)}");
            return new TrainingText($"{i}", $"h{i % 40}.test", Encoding.UTF8.GetBytes(string.Join(' ', words)), grade);
        }).ToList();
        using var file = new MemoryStream();
        ClassifierTraining.Run(texts, [], isGraded: true, _options with { Epochs = 20, Prior = 0 }).Write(file);
        file.Position = 0;
        var model = LinearFile.Read("m", file);
        Assert.InRange(model.Value(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"good{i % 10}")))), 4, 6);
        Assert.InRange(model.Value(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"bad{i % 10}")))), -1, 1);
    }

    [Fact]
    public void Grades_that_are_all_the_same_cannot_be_measured()
    {
        var texts = Enumerable.Range(0, 40).Select(i => new TrainingText($"{i}", $"h{i}.test", Encoding.UTF8.GetBytes($"own{i} words of text{i} and more{i} of it"), 3)).ToList();
        var report = ClassifierTraining.Run(texts, [], isGraded: true, _options).Report;
        Assert.Contains("AUC not measurable", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(report.Warnings, warning => warning.StartsWith("all grades measured on are 3", StringComparison.Ordinal));
    }

    /// <summary>No word would stand in two hosts, and the model would say the same of every text.</summary>
    [Fact]
    public void One_host_is_not_enough_to_learn_from()
    {
        var texts = Texts().Select(text => text with { Host = "only.test" }).ToList();
        var mistake = Assert.Throws<RecipeException>(() => ClassifierTraining.Run(texts, [], isGraded: false, _options with { MinHosts = 2 }));
        Assert.StartsWith("all texts to learn from are of only.test, ", mistake.Message, StringComparison.Ordinal);
        ClassifierTraining.Run(texts, [], isGraded: false, _options);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void A_text_that_says_little_stays_near_the_base_rate(double rate)
    {
        using var file = new MemoryStream();
        ClassifierTraining.Run(Texts(), [], isGraded: false, _options with { BaseRate = rate }).Write(file);
        file.Position = 0;
        var model = LinearFile.Read("m", file);
        var values = new[] { 0, 2, 10, 100 }.Select(words => model.Value(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Repeat("calm", words))))).ToList();
        Assert.Equal(rate, values[0], 1e-6);
        Assert.Equal(values.Order(), values);
        Assert.InRange(values[3], 0.7, 1);
    }

    [Fact]
    public void Grades_have_no_base_rate() => Assert.Equal(
        "base-rate: none was expected with grades, which have a mean instead",
        Assert.Throws<RecipeException>(() => ClassifierTraining.Run(Texts(), [], isGraded: true, _options with { BaseRate = 0.1 })).Message);

    [Fact]
    public void A_class_that_is_missing_is_a_mistake() =>
        Assert.Throws<RecipeException>(() => ClassifierTraining.Run(Texts().Where(text => text.Grade > 0), [], isGraded: false, _options));

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.5, false)]
    public void Warns_where_few_texts_are_measured(double held, bool warns)
    {
        var report = ClassifierTraining.Run(Texts(), [], isGraded: false, _options with { HeldOut = held }).Report;
        Assert.Equal(warns, report.Warnings.Any(warning => warning.StartsWith("measured on few texts", StringComparison.Ordinal)));
    }

    [Fact]
    public void Warns_where_the_score_follows_the_length()
    {
        static byte[] Longer(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Repeat(Encoding.UTF8.GetString(text.Span), 20)));
        var texts = Texts().Select(text => text.Grade > 0 ? text with { Text = Longer(text.Text) } : text);
        var report = ClassifierTraining.Run(texts, [], isGraded: false, _options).Report;
        Assert.InRange(report.LengthCorrelation, 0.2, 1);
        Assert.Contains(report.Warnings, warning => warning.Contains("length", StringComparison.Ordinal));
    }

    internal static IEnumerable<TrainingText> Texts()
    {
        var random = new Random(2);
        for (var i = 0; i < 240; i++)
        {
            var isGood = i % 2 == 0;
            var words = Enumerable.Range(0, 40 + random.Next(40)).Select(_ => random.Next(4) > 0 ? $"w{random.Next(60)}" : isGood ? "calm" : "buy");
            yield return new($"t{i}", $"{i % 30}.test", Encoding.UTF8.GetBytes(string.Join(' ', words)), isGood ? 1 : 0);
        }
    }

    private static byte[] Trained(IEnumerable<TrainingText> texts, TrainingOptions? options = null)
    {
        using var file = new MemoryStream();
        ClassifierTraining.Run(texts, ["w1"], isGraded: false, options ?? _options).Write(file);
        return file.ToArray();
    }

    private sealed class OneThread : TaskScheduler
    {
        private readonly TaskScheduler _inner = new ConcurrentExclusiveSchedulerPair(Default, 1).ConcurrentScheduler;

        public override int MaximumConcurrencyLevel => 1;

        protected override IEnumerable<Task> GetScheduledTasks() => [];

        protected override void QueueTask(Task task) => new Task(() => TryExecuteTask(task)).Start(_inner);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);
    }
}
