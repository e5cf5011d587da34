using Curation.Core;
using Curation.Models.Linear;

namespace Curation.Quality.Classifying;

/// <summary>The probability, or grade, that a linear classifier gives a text: the built-in one, one of the user's, or a published fastText model.</summary>
/// <remarks>Sources: Brown et al. 2020 (GPT-3, 2005.14165, appendix A) and DCLM (Li et al. 2024, 2406.11794, §4.2) for quality as a classifier's
/// probability; Penedo et al. 2024 (FineWeb-Edu, 2406.17557, §4) for grades.
/// <c>builtin:english-quality</c> judges how a text is written and knows no topics: of all but 400 common words it sees the form alone. On 35 packages
/// that it had not seen, a fifth of each class: AUC 0.948; 95, 93 and 89 of a hundred are prose among the best 1, 3 and 10 %; Spearman's ρ with length −0.16.
/// Its limits: English only; learned from guides, dictionaries, encyclopaedias, stories and the explaining pages of manuals in Debian's packages against
/// generated, tabular and machine-made text, with the other pages of manuals between, so that news, talk, law and verse are foreign to it, and standard
/// written English is all it knows as good; it cannot tell true from false, nor see that a text repeats itself; a text of fewer than a hundred words says
/// too little to stand at the upper end.</remarks>
[Stage("quality-classifier", Short = "classifier", Main = "model")]
public sealed record QualityClassifier : Scorer
{
    private TextClassifier? _model;

    /// <summary>A model of <c>curation classifier train</c>, or fastText's <c>.bin</c> or <c>.ftz</c>.</summary>
    public string Model { get; init; } = "builtin:english-quality";

    /// <summary>The label that is better; null: the positive one, or of two labels the one that published models call so.</summary>
    public string? Label { get; init; }

    public override string Summary => "Probability, or grade, by a linear quality classifier: the built-in one, your own, or a fastText model.";

    public override string Origin => "fastText (Joulin et al. 2016) as used by DCLM (arXiv 2406.11794, §4.2); grades as FineWeb-Edu (arXiv 2406.17557, §4)";

    /// <exception cref="RecipeException">The model cannot be read, or has no such label.</exception>
    public override Stage Open(IAssets assets) => this with { _model = TextClassifier.Open(assets, Model, Label) };

    public override double Score(Document document) =>
        (_model ?? throw new InvalidOperationException("quality-classifier is not opened")).Value(document.Text.Utf8);
}
