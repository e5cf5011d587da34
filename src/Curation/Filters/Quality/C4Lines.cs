using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality;

/// <summary>Keeps C4's lines and takes citation marks out of them. Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py.</summary>
[Stage("c4-lines")]
internal sealed record C4Lines : Transform
{
    /// <summary>Whose rules on lines.</summary>
    public C4Dialect Dialect { get; init; }

    /// <summary>What of the rules on lines is told otherwise than the dialect has it.</summary>
    public C4LineRules LineRules { get; init; } = new();

    public override string Summary => "drops lines that are short, policy notes or no sentence, and removes citation marks";

    public override string Origin => "Raffel et al. 2020 (T5), section 2.2; datatrove c4_filters.py";

    public override int Revision => 5;

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document) => document.Text.C4(Dialect, LineRules).Cleaned;
}
