using Curation.Core;
using Curation.Filters.Language;
using Curation.Filters.Page;
using Curation.Redaction;
using Curation.Reporting;
using Curation.Runs;

namespace Curation.Tests.Reporting;

public sealed class PiiFactsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("curation-pii-").FullName;

    [Fact]
    public void Counts_add_up_by_language_over_all_units()
    {
        var stages = new RedactPii().Rules.Select(rule => new PlannedStage("redact-pii", rule.Name, rule.Stage.Open(null!)))
            .Append(new PlannedStage("page-type", "page-type", new PageType()))
            .Append(new PlannedStage("language", "language", new Language().Open(new Curation.Recipe.Assets())));
        var inputs = Inputs(new StageChain(stages));
        Write(inputs, "one", ("en", 2, 1), ("de", 1, 0));
        Write(inputs, "two", ("en", 3, 0), ("", 0, 0));
        var facts = PiiFacts.Read(_folder, inputs);
        Assert.Equal(["email", "ip", "mac", "phone", "iban", "card", "ssn", "national-id", "crypto", "secret", "url-secret"], facts.Types);
        Assert.Equal(["", "de", "en"], facts.Languages.Keys);
        Assert.Equal((2, 5, 1), (facts.Languages["en"].Documents, facts.Languages["en"].Values[0], facts.Languages["en"].Values[1]));
        Assert.Equal((1, 1, 0), (facts.Languages["de"].Documents, facts.Languages["de"].Values[0], facts.Languages["de"].Values[1]));
    }

    [Fact]
    public void A_recipe_without_counts_has_none()
    {
        var facts = PiiFacts.Read(_folder, Inputs(new StageChain([])));
        Assert.Empty(facts.Types);
        Assert.Empty(facts.Languages);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReportInputs Inputs(StageChain chain) =>
        new() { Name = "n", Seed = 1, Units = ["one", "two"], Recipe = "", Texts = new FinalTexts(chain, ""), Sources = [], Files = [] };

    private void Write(ReportInputs inputs, string unit, params (string Language, int Emails, int Addresses)[] rows)
    {
        using var writer = new SignalWriter(_folder, unit, new SignalTable(inputs.Chain, []));
        foreach (var (language, emails, addresses) in rows)
        {
            var values = new double[inputs.Chain.Signals.Count];
            (values[0], values[1]) = (emails, addresses);
            writer.Add(new SignalRow("id", 1, 1, 1, "", values, ["article", language], []));
        }

        writer.Finish();
    }
}
