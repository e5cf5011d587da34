using System.Globalization;
using System.Text;
using Curation.Core;

namespace Curation.Reporting;

/// <summary><c>README.md</c> of a run: the dataset card, after Gebru et al. 2018 (1803.09010) as far as a run can know the answers.</summary>
internal static class DatasetCard
{
    public static string Write(RunFacts facts, ReportInputs inputs)
    {
        var card = new StringBuilder();
        About(card, facts, inputs);
        Made(card, facts, inputs);
        Counts(card, facts);
        Funnel(card, facts);
        Bias(card, facts);
        card.Append("""

            ## Limits

            - The text is what main-text extraction found on public pages; nobody has read it as a whole. It may be wrong, one-sided or offensive.
            - Rules and scores prefer prose of the kind they were made from. Pages that say true things in other forms fall with the rest.
            - Near duplicates below the similarity of the recipe, and translations, are still there.
            - Who holds rights in the pages was not examined.

            """);
        PersonalData(card, inputs);
        Again(card, inputs);
        return card.ToString();
    }

    private static void About(StringBuilder card, RunFacts facts, ReportInputs inputs)
    {
        var (all, kept) = (facts.Ledger.All, facts.Ledger.Kept);
        card.Append(CultureInfo.InvariantCulture, $"# {Plain(inputs.Name)}\n\nText for training language models: ");
        card.Append(CultureInfo.InvariantCulture, $"the {Numbers.Thin(kept.Documents)} documents, {Numbers.Thin(facts.Ledger.KeptTokens)} tokens, ");
        card.Append(CultureInfo.InvariantCulture, $"that a recipe kept of {Numbers.Thin(all.Documents)} extracted documents, {Numbers.Thin(all.Tokens)} tokens "
            + $"({Numbers.Share(facts.Ledger.KeptTokens, all.Tokens)}). `report.html` shows the same with charts and samples.\n");
        card.Append("\n## Sources\n\n");
        foreach (var source in inputs.Sources)
            card.Append(CultureInfo.InvariantCulture, $"- {source.Kind}, named {Code(source.Name)}: {Code(source.Pattern)}\n");
        var bytes = Numbers.Bytes(inputs.Files.Sum(file => file.Bytes));
        card.Append(CultureInfo.InvariantCulture, $"\n{Numbers.Thin(inputs.Files.Count)} files, {bytes} as stored; `manifest.json` has their SHA-256.\n");
    }

    private static void Made(StringBuilder card, RunFacts facts, ReportInputs inputs)
    {
        card.Append("\n## How it was made\n\nPages became main text, and every document met these stages in order. "
            + "A document falls for the first rule it breaks; then duplicates fall, and of the rest the best scores fill the budget of tokens.\n\n"
            + "| stage | what | kept is |\n|---|---|---|\n");
        foreach (var planned in inputs.Chain.Stages)
        {
            var range = planned.Stage is Transform ? "rewrites" : Plain(Ranges.Of(planned.Stage));
            card.Append(CultureInfo.InvariantCulture, $"| {Code(planned.Column)} | {Plain(planned.Stage.Summary)} | {range} |\n");
        }

        foreach (var cut in facts.Repeats)
        {
            var (bytes, documents) = (Numbers.Thin(cut.Bytes), Numbers.Thin(cut.Documents));
            card.Append(CultureInfo.InvariantCulture, $"\n{Code(cut.Step)} cut {bytes} bytes out of {documents} final texts.\n");
        }

        card.Append("\n`recipe.yaml` has every option, dedup, scores and selection among them.\n");
    }

    private static void Counts(StringBuilder card, RunFacts facts)
    {
        card.Append("\n## Counts\n\n| split | documents | tokens |\n|---|---:|---:|\n");
        if (facts.Dataset is not { } dataset)
        {
            var (documents, tokens) = (facts.Ledger.Kept.Documents, facts.Ledger.KeptTokens);
            card.Append(CultureInfo.InvariantCulture, $"| selected, no shards written | {Numbers.Thin(documents)} | {Numbers.Thin(tokens)} |\n");
            card.Append(CultureInfo.InvariantCulture, $"\nTokenizer: `tokenizer.json`, SHA-256 `{facts.TokenizerSha256}`.\n");
            return;
        }

        foreach (var (name, split) in dataset.Splits)
            card.Append(CultureInfo.InvariantCulture, $"| {name} | {Numbers.Thin(split.Documents)} | {Numbers.Thin(split.Tokens)} |\n");
        card.Append(CultureInfo.InvariantCulture, $"| all | {Numbers.Thin(dataset.Documents)} | {Numbers.Thin(dataset.Tokens)} |\n");
        card.Append("\nEach document ends with one special token, ");
        card.Append(CultureInfo.InvariantCulture, $"which the table counts ({Numbers.Thin(dataset.SpecialTokens)}).\n");
        card.Append(CultureInfo.InvariantCulture, $"\nTokenizer: `tokenizer.json`, {Numbers.Thin(dataset.Vocabulary)} ids, "
            + $"SHA-256 `{facts.TokenizerSha256}`.\n");
    }

    private static void Funnel(StringBuilder card, RunFacts facts)
    {
        card.Append("\n## Funnel\n\nWhat was left after each stage; shares are of all extracted tokens.\n\n"
            + "| step | stage | documents | tokens, as extracted | share | tokens, final |\n|---|---|---:|---:|---:|---:|\n");
        foreach (var row in facts.Funnel.Rows)
        {
            var extracted = row.BudgetTokens is null ? row.ExtractedTokens : facts.Ledger.Kept.Tokens;
            card.Append(CultureInfo.InvariantCulture, $"| {row.Step} | {Plain(row.Stage)} | {Numbers.Thin(row.Documents)} | "
                + $"{Numbers.Thin(extracted)} | {Numbers.Share(extracted, facts.Ledger.All.Tokens)} | {Numbers.Thin(row.Tokens)} |\n");
        }

        if (facts.FellInExtract is { } fell) card.Append(CultureInfo.InvariantCulture, $"\n{fell}\n");
        if (facts.Select is { BudgetTokens: { } budget } select)
            card.Append(CultureInfo.InvariantCulture, $"\nBudget {Numbers.Thin(budget)} tokens, "
                + $"filled with {Numbers.Thin(select.KeptTokens ?? 0)} final tokens "
                + $"({Numbers.Share(select.KeptTokens ?? 0, select.ExtractedTokens)} of all extracted); "
                + $"as extracted, the same documents have {Numbers.Thin(facts.Ledger.Kept.Tokens)}.\n");
    }

    private static void Bias(StringBuilder card, RunFacts facts)
    {
        card.Append(CultureInfo.InvariantCulture, $"\n## Groups\n\n{Plain(facts.Bias.Statement)}\n");
        if (facts.Bias.Steps is not [.., var run] || run.Groups.Count == 0) return;
        card.Append("\n| group | documents | kept share of tokens | ratio by tokens | ratio by documents (95 % interval) |\n|---|---:|---:|---:|---:|\n");
        var groups = run.Groups
            .Where(group => group.Counts.Documents > 0)
            .OrderBy(group => group.Kind, StringComparer.Ordinal)
            .ThenByDescending(group => group.Counts.Documents)
            .ThenBy(group => group.Group, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var share = Numbers.Share(group.Counts.KeptTokens, group.Counts.Tokens);
            card.Append(CultureInfo.InvariantCulture, $"| {Plain(group.Group)} | {Numbers.Thin(group.Counts.Documents)} | {share} ");
            card.Append(CultureInfo.InvariantCulture, $"| {Numbers.Ratio(group.ImpactRatioTokens)} ");
            card.Append(CultureInfo.InvariantCulture, $"| {Numbers.Ratio(group.ImpactRatioDocuments)} {BiasText.Interval(group)} |\n");
        }

        if (facts.Bias.Limits.Count == 0) return;
        card.Append("\nLimits of the recipe on the ratio by tokens:\n\n");
        foreach (var limit in facts.Bias.Limits)
        {
            var need = limit.Verdict == "inconclusive" ? BiasText.Need(limit) : "";
            card.Append(CultureInfo.InvariantCulture, $"- {Plain(limit.Group)} {BiasText.Range(limit)}: {limit.Verdict}{need}\n");
        }
    }

    private static void PersonalData(StringBuilder card, ReportInputs inputs)
    {
        var redactions = inputs.Chain.Redactions;
        card.Append("\n## Personal data\n\n");
        card.Append(redactions.Count == 0
            ? "The recipe redacts nothing. Public pages name people and hold addresses and numbers; expect them in the text.\n"
            : $"Redacted by {string.Join(", ", redactions.Select(Code))} in shards, tokenizer, report and this card. "
                + "Patterns find what looks like an identifier; names, and what is written in words, are still there.\n");
        card.Append("`documents/` holds the text as extracted, before redaction: it is working data, not part of the dataset. "
            + "`ledger/` and `quarantine/` hold URLs as they are, which may name people. Do not publish these three.\n");
    }

    private static void Again(StringBuilder card, ReportInputs inputs)
    {
        card.Append("\n## How to make it again\n\n```sh\n./curation run recipe.yaml --output again\n```\n\n");
        card.Append(CultureInfo.InvariantCulture, $"The same inputs and recipe (seed {inputs.Seed}) give the same bytes for any number of workers.\n");
        card.Append("""

            ## Files

            | file | what |
            |---|---|
            | `shards/` | tokens in Megatron's format, `.bin` and `.idx`; `dataset.json` describes them |
            | `tokenizer.json` | the tokenizer |
            | `recipe.yaml`, `manifest.json` | what was run on what, every file with its SHA-256 |
            | `ledger/` | a row for each document: verdict, reason, the number that decided, score, place; URLs as they are, not for publishing |
            | `signals/` | everything that was measured of each document |
            | `clusters.parquet` | groups of duplicates |
            | `funnel.json`, `selection.json`, `bias.json`, `report.html` | what became of documents and groups |
            | `documents/`, `quarantine/` | extracted text, and what could not be read; not for publishing |
            | `model/` | where the recipe trains one: weights, curve and model card |

            """);
    }

    private static string Code(string text) => $"`{text.ReplaceLineEndings(" ").Replace('`', '\'')}`";

    private static string Plain(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
