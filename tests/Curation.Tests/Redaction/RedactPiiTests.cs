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

    [Theory]
    [InlineData(Text, "email 5-17, email 19-31, ip 58-65, phone 67-81, card 88-107")]
    [InlineData("é ann@site.org", "email 3-15")]
    [InlineData("nobody@example.com", null)]
    [InlineData("", null)]
    public void Types_and_places_are_told_and_never_values(string text, string? spans)
    {
        var chain = Chain(new RedactPii());
        Assert.Equal(["redact-pii/spans"], chain.Spans);
        Assert.Equal(spans, Assert.Single(chain.Measure(Of(text)).Spans));
    }

    [Theory]
    [InlineData("card 4111 1111 1111 1111.", "redact-pii/card-count")]
    [InlineData("ann@site.org, bob@site.org, 8.8.8.8", null)]
    public void One_value_drops_the_document_where_its_policy_says_so(string text, string? reason)
    {
        var chain = Chain(new RedactPii { Card = RedactionPolicy.DropDocument });
        var measured = chain.Measure(Of(text));
        Assert.Equal(reason, chain.Judge(measured.Values, measured.Labels).Reason);
    }

    [Fact]
    public void The_density_drops_where_it_has_a_limit()
    {
        var chain = Read("redact-pii: { density: { max: 30 } }").Chain;
        Assert.True(chain.Judge(chain.Measure(Of("ann@site.org, bob@site.org, 8.8.8.8")).Values, []).IsKept);
        Assert.Equal("redact-pii/density", chain.Judge(chain.Measure(Of(Text)).Values, []).Reason);
    }

    [Fact]
    public void The_reference_shows_the_limits() =>
        Assert.Contains("at most 0 where the policy of the type is drop-document", StageReference.Describe("redact-pii"), StringComparison.Ordinal);

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
