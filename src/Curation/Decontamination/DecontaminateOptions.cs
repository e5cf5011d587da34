using System.ComponentModel.DataAnnotations;
using Curation.Core;

namespace Curation.Decontamination;

/// <summary>The <c>decontaminate</c> section of a recipe: evaluation sets, and what happens to documents that hold their examples.</summary>
/// <remarks>13-word grams as in GPT-3 (Brown et al. 2020, appendix C); overlap weighted by rarity, from 5-word grams, and the check of the answer as in
/// AI2's decon.</remarks>
public sealed record DecontaminateOptions : IChecked
{
    /// <summary>The sets; none: nothing is looked for.</summary>
    public IReadOnlyList<EvalSetOptions> Evals { get; init; } = [];

    /// <summary>Words in a row that must agree before an example is looked at.</summary>
    [Range(6, 50)]
    public int Ngram { get; init; } = 13;

    /// <summary>Share of an example's weight that makes a document contaminated, for questions of 50 words or more; shorter ones need more, up to 1 at 20
    /// words.</summary>
    [Range(0.0, 1.0)]
    public double Overlap { get; init; } = 0.8;

    /// <summary>Words in a row that more documents than this have in common are boilerplate and prove nothing.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDocuments { get; init; } = 10;

    public DecontaminateAction Action { get; init; }

    /// <summary>Where matches are cut: code points that go with them on both sides (GPT-3: 200).</summary>
    [Range(0, 100_000)]
    public int Around { get; init; } = 200;

    /// <summary>Where matches are cut: pieces taken out of one document above which it falls instead (GPT-3: 10).</summary>
    [Range(1, 1_000_000)]
    public int MaxPieces { get; init; } = 10;

    /// <summary>Where matches are cut: a document of which fewer words are left falls; 0: only where nothing is left.</summary>
    [Range(0, 1_000_000)]
    public int MinWords { get; init; }

    /// <summary>Largest share of the extracted tokens that may go before the run says that a limit is broken: all tokens of documents that fall, and those of
    /// passages cut out of the others.</summary>
    [Range(0.0, 1.0)]
    public double MaxRemoved { get; init; } = 0.001;

    public IEnumerable<string> Mistakes()
    {
        if (Evals.Any(set => set.Path.Length == 0)) yield return "evals: a set without a path";
        var repeated = Evals.GroupBy(set => set.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (repeated is not null) yield return $"evals: two sets are named {repeated.Key}; give one another with suite: name";
    }
}

/// <summary>One evaluation set: JSONL rows, and which of their fields hold what.</summary>
public sealed record EvalSetOptions
{
    /// <summary>A file of JSONL rows (.jsonl, .jsonl.gz, .jsonl.zst).</summary>
    public string Path { get; init; } = "";

    /// <summary>The set's name; null: the file's.</summary>
    public string? Suite { get; init; }

    /// <summary>Field of the example's id; where a row has none: its number from 1.</summary>
    public string Id { get; init; } = "id";

    public string Question { get; init; } = "question";

    /// <summary>A text, a list of accepted texts, or where there are options the number (from 0) or letter of one. Here as in the other fields a dot
    /// leads into an object (<c>answers.text</c>), and lists are gone through item by item.</summary>
    public string Answer { get; init; } = "answer";

    /// <summary>The options to choose from, a list of texts. They stand for the answer where none is given, and are looked for together with questions
    /// too short to be looked for alone.</summary>
    public string Options { get; init; } = "options";

    /// <summary>A text the question is about. Found alone it is reported and never counts as contamination: passages come from the web.</summary>
    public string Passage { get; init; } = "passage";

    /// <summary>The suite's name in reports.</summary>
    internal string Name => Suite ?? System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The fields that the recipe names, by option.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Mapped => Fields(this).Except(Fields(new()));

    private static IEnumerable<KeyValuePair<string, string>> Fields(EvalSetOptions set) =>
    [
        new("id", set.Id), new("question", set.Question), new("answer", set.Answer), new("options", set.Options), new("passage", set.Passage),
    ];
}

/// <summary>What becomes of a contaminated document.</summary>
public enum DecontaminateAction
{
    /// <summary>It falls with reason <c>decontaminate/contaminated</c>.</summary>
    Drop,

    /// <summary>What was found is cut out of it, and what stands around it.</summary>
    Cut,

    /// <summary>It is only reported.</summary>
    Report,
}
