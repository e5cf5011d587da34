using Curation.Core;
using Curation.Recipe;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed class RedactPiiTests
{
    private const string Text = "Ann: ann@site.org, bob@site.org, nobody@example.com; host 8.8.8.8; +4915112345678; card 4111 1111 1111 1111.";

    [Fact]
    public void Counts_come_before_the_text_is_rewritten_and_reserved_values_do_not_count()
    {
        var measured = Chain(new RedactPii()).Measure(Of(Text));
        Assert.Equal(
            new Dictionary<string, double> { ["email-count"] = 2, ["ip-count"] = 1, ["phone-count"] = 1, ["card-count"] = 1, ["density"] = 50 },
            Signals(new RedactPii(), measured).Where(signal => signal.Value != 0).ToDictionary());
        Assert.DoesNotContain("ann@", measured.Final.Text.ToString(), StringComparison.Ordinal);
        Assert.True(measured.Redacted);
    }

    [Fact]
    public void A_document_falls_that_is_full_of_values_whose_policy_says_so()
    {
        var stage = new RedactPii { Card = RedactionPolicy.DropDocument };
        var chain = Chain(stage);
        var measured = chain.Measure(Of(Text));
        Assert.Equal(10, Signals(stage, measured)["density"]);
        Assert.True(chain.Judge(measured.Values, measured.Labels).IsKept);
        var twice = chain.Measure(Of(Text + " 5555 5555 5555 4444"));
        Assert.Equal("redact-pii/density", chain.Judge(twice.Values, twice.Labels).Reason);
        Assert.Contains("card <CARD>.", measured.Final.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_sets_policies_and_ranges_and_is_not_warned_of_counts()
    {
        var plan = Read("redact-pii: { email: tag, phone: drop-span, email-count: { max: 3 } }");
        Assert.Empty(plan.Warnings);
        Assert.Equal(3, Assert.IsType<PiiCount>(plan.Chain.Stages.Single(planned => planned.RuleName == "email-count").Stage).Max);
        var final = plan.Chain.Measure(Of("ann@site.org +4915112345678!")).Final.Text.ToString();
        Assert.Equal("<EMAIL> !", final);
        Assert.Equal(["redact-pii"], plan.Chain.Redactions);
    }

    [Fact]
    public void Types_without_a_reserved_range_have_no_surrogates() =>
        Assert.Contains("secret: no range is reserved", Assert.Throws<RecipeException>(() => Read("redact-pii: { secret: surrogate }")).Message, StringComparison.Ordinal);

    private static Plan Read(string stage)
    {
        var file = Path.Combine(Path.GetTempPath(), $"redact-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.yaml");
        File.WriteAllText(file, $"name: x\nsources:\n  - jsonl: x.jsonl\nstages:\n  - {stage}\n");
        try
        {
            return RecipeReader.Read(file, [], new Dictionary<string, Func<object>>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static StageChain Chain(RedactPii stage) =>
        new(stage.Rules.Select(rule => new PlannedStage("redact-pii", rule.Name, rule.Stage.Open(null!))));

    private static Dictionary<string, double> Signals(RedactPii stage, Measurement measured) =>
        Chain(stage).Signals.Zip(measured.Values).ToDictionary(pair => pair.First.Name.Split('/')[1], pair => pair.Second);

    private static Document Of(string text) => new("s", "1", "https://site.org/", DocumentText.FromString(text));
}
