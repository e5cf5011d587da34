using System.Collections.Concurrent;
using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Tests.Contracts;

/// <summary>What every stage of the catalog promises, whoever adds it.</summary>
public sealed class StageContractTests
{
    private static readonly byte[][] _inputs = [.. FuzzedInputs.All];

    public static TheoryData<string> Names => [.. StageCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tells_what_it_does_and_where_it_comes_from(string name)
    {
        var stage = StageCatalog.Create(name);
        Assert.NotEmpty(stage.Summary);
        Assert.NotEmpty(stage.Origin);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", name);
        Assert.True(stage.Revision >= 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_test_class(string name) =>
        Assert.Contains(StageCatalog.All[name].Name + "Tests", typeof(StageContractTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_any_bytes_and_gives_the_same_twice_and_from_eight_threads(string name)
    {
        Stage[] stages = [.. Opened(name)];
        string[] RunAll() => [.. _inputs.Select((input, number) => Run(stages, input, number))];
        var once = RunAll();
        var elsewhere = new ConcurrentBag<string[]>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => elsewhere.Add(RunAll()));
        Assert.All(elsewhere, again => Assert.Equal(once, again));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wider_range_keeps_no_less(string name)
    {
        foreach (var filter in Opened(name).OfType<Filter>())
        {
            double[] values = [double.NegativeInfinity, -1, 0, 0.1, 0.3, 1, 2, 1000, double.PositiveInfinity];
            foreach (var value in values)
            {
                Assert.True((filter with { Min = null, Max = null }).Allows(value));
                Assert.True((filter with { Min = value, Max = value }).Allows(value));
                Assert.True((filter with { Min = value, Max = value }).Allows(double.NaN));
                Assert.All(values, bound => Assert.Equal(bound <= value, (filter with { Min = bound, Max = null }).Allows(value)));
                Assert.All(values, bound => Assert.Equal(bound >= value, (filter with { Min = null, Max = bound }).Allows(value)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Families_have_rules_of_unique_names_in_every_dialect(string name)
    {
        if (StageCatalog.Create(name) is not Family family) return;
        Assert.NotEmpty(family.Dialects);
        Assert.Equal(NamesOf(family), NamesOf(family with { Dialect = family.Dialects[0] }));
        foreach (var rules in family.Dialects.Select(dialect => (family with { Dialect = dialect }).Rules))
        {
            Assert.NotEmpty(rules);
            Assert.Equal(rules.Count, rules.Select(rule => rule.Name).Distinct().Count());
            Assert.All(rules, rule => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", rule.Name));
            Assert.All(rules, rule => Assert.False(rule.Stage is Family or Scorer));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rules_of_families_name_the_reason_of_their_reference_or_say_that_it_has_none(string name)
    {
        if (StageCatalog.Create(name) is not Family family) return;
        var silent =
            from dialect in family.Dialects
            from rule in (family with { Dialect = dialect }).Rules
            let filter = rule.Stage as Filter
            where filter is { PeerReasons.IsUnnamed: false }
            where (filter.Min is not null && filter.PeerReasons.Below is null) || (filter.Max is not null && filter.PeerReasons.Above is null)
                || filter.PeerReasons == default
            select $"{dialect}/{rule.Name}";
        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Own_ranges_lie_within_the_numbers_there_can_be(string name)
    {
        foreach (var filter in Opened(name).OfType<Filter>())
            Assert.All(((double?[])[filter.Min, filter.Max]).OfType<double>(), bound => Assert.True(filter.Bounds.Holds(bound)));
    }

    private static IEnumerable<string> NamesOf(Family family) => family.Rules.Select(rule => rule.Name);

    private static IEnumerable<Stage> Opened(string name)
    {
        var stage = StageCatalog.Create(name);
        var stages =
            stage is Family family ? family.Dialects.SelectMany(dialect => (family with { Dialect = dialect }).Rules).Select(rule => rule.Stage) : [stage];
        foreach (var one in stages)
        {
            Stage opened;
            try
            {
                opened = one.Open(new NoAssets());
            }
            catch (RecipeException)
            {
                continue;
            }

            yield return opened;
        }
    }

    private static string Run(Stage[] stages, byte[] input, int number)
    {
        using var text = DocumentText.FromUtf8(input);
        var document = new Document("source", $"id-{number}", FuzzedInputs.Url(number), text);
        return string.Join('\0', stages.Select(stage => Run(stage, document)));
    }

    private static string Run(Stage stage, Document document)
    {
        switch (stage)
        {
            case Filter filter:
                var measured = filter.Measure(document);
                Assert.Equal(measured, filter.Measure(document));
                Assert.False(double.IsInfinity(measured));
                Assert.True(double.IsNaN(measured) || filter.Bounds.Holds(measured), $"{measured} is not {filter.Bounds}");
                Assert.True(!filter.IsInteger || measured == Math.Truncate(measured));
                return $"{measured:R}";
            case Labeler labeler:
                return labeler.Classify(document).ToString();
            case Scorer scorer:
                return $"{scorer.Score(document):R}";
            case Transform transform:
                Assert.True(transform.TellsSpans || transform.Spans(document) is null);
                return transform.Spans(document) + Rewritten(document.Text, transform.Apply(document)) + '\0' + Rewritten(document.Text, transform.ApplyForDedup(document));
            default:
                throw new InvalidOperationException($"{stage.GetType().Name} is no kind of stage that runs");
        }
    }

    private static string Rewritten(DocumentText given, DocumentText made)
    {
        if (!ReferenceEquals(given, made)) Assert.False(given.Utf8.SequenceEqual(made.Utf8), "an unchanged text is returned as it was given");
        return Encoding.UTF8.GetString(made.Utf8);
    }

    private sealed class NoAssets : IAssets
    {
        public byte[] Read(string name) => throw new RecipeException($"{name}: no assets here");
    }
}
