using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Dolma;

/// <summary>How many e-mail addresses, phone numbers and IP addresses Dolma's expressions find. Soldaini et al. 2024 (Dolma); dolma taggers/pii.py.</summary>
/// <remarks>The expressions as they are: an address at the very end of a text is missed, version numbers of four parts count.</remarks>
[Stage("dolma-personal-data-count")]
internal sealed record DolmaPersonalDataCount : Filter
{
    public override string Summary => "e-mail addresses, US phone numbers and dotted quads as Dolma's expressions find them";

    public override string Origin => "Soldaini et al. 2024 (Dolma), section 5; dolma taggers/pii.py, configs/dolma-v1_7";

    public override bool IsInteger => true;

    public override PeerReasons PeerReasons => new(null, "pii_regex_doc_count");

    public override double Measure(Document document) => DolmaPersonalData.Count(document.Text.Utf8);
}
