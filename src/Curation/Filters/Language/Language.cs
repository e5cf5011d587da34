using Curation.Core;
using Curation.Models;
using Curation.Models.Languages;
using Curation.Text;

namespace Curation.Filters.Language;

/// <summary>The language a text is written in, with its probability; <c>und</c> with 0 where there is no letter, or nothing like a language.</summary>
/// <remarks>Source: the architecture of fastText's lid.176 (Joulin et al. 2016). The built-in model was trained on Debian's documentation, help texts and
/// message catalogs (src/Curation.Builtins/Language); its labels are ISO 639-1 where there is one. It reads longer texts in sixteen pieces of 2 KiB spread
/// over them. A language that it does not know gets the label of a near one, as a rule with a low probability. Where marks of source code abound, its
/// probability is lowered, and code alone is in no language. A fastText model such as lid.176 or GlotLID reads the whole text, line ends as spaces;
/// its labels stand as they do behind <c>__label__</c> (<c>en</c>, <c>eng_Latn</c>), its probabilities are those that fastText prints. Without
/// <c>keep</c> and <c>min</c> the stage measures and drops nothing.</remarks>
[Stage("language")]
public sealed record Language : Labeler
{
    // marks of code per mark or letter: 99 of 100 pages of documentation have fewer than the first; half of C and JavaScript files near the second, and more
    private const double ProseMarks = 0.07, CodeMarks = 0.15;
    private static readonly Label _undetermined = new(LanguageModel.Undetermined, 0);
    private ILanguageModel? _model;

    /// <summary>A supervised fastText model, <c>.bin</c> or <c>.ftz</c>, or the built-in one.</summary>
    public string Model { get; init; } = LanguageModels.BuiltIn;

    public override string Summary => "Names the language of the text and how probable it is, by the built-in model or a fastText one.";

    public override string Origin => "fastText language identification (Joulin et al. 2016); own model, trained on Debian packages";

    public override int Revision => 3;

    public override bool NamesLanguage => true;

    /// <exception cref="RecipeException">The model cannot be read, or does not know a language to keep.</exception>
    public override Stage Open(IAssets assets)
    {
        var model = LanguageModels.Open(assets, Model);
        LanguageModels.Check(model, "keep", Keep ?? []);
        return this with { _model = model };
    }

    public override Label Classify(Document document)
    {
        var model = _model ?? throw new InvalidOperationException("language is not opened");
        if (model.Best(document.Text.Utf8) is not { } label) return _undetermined;
        if (model is not LanguageModel) return label;
        var prose = ProseOf(document.Text.View<ByteHistogram>());
        return prose > 0 ? label with { Score = label.Score * prose } : _undetermined;
    }

    /// <summary>1 for prose, 0 for source code, in between where examples take much room.</summary>
    private static double ProseOf(ByteHistogram bytes)
    {
        var marks = (long)bytes.Count("#$%&()*+/;<=>@[\\]^_`{|}~"u8);
        var letters = (long)bytes.Count('A', 'Z') + bytes.Count('a', 'z') + bytes.Count('\x80', '\xFF');
        var share = (double)marks / Math.Max(1, marks + letters);
        return Math.Clamp((CodeMarks - share) / (CodeMarks - ProseMarks), 0, 1);
    }
}
