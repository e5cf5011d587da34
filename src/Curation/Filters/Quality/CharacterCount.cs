using Curation.Core;

namespace Curation.Filters.Quality;

/// <summary>The length of the text. Raffel et al. 2020 (T5): TFDS c4_utils.py leaves out pages of more than 190,000 characters.</summary>
[Stage("character-count")]
internal sealed record CharacterCount : Filter
{
    public override string Summary => "number of code points of the text";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; TFDS c4_utils.py";

    public override bool IsInteger => true;

    public override double Measure(Document document) => document.Text.Characters.CodePoints;
}
