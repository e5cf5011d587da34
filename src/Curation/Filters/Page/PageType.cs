using Curation.Core;

namespace Curation.Filters.Page;

/// <summary>What kind of page a document came from, as extraction judged it.</summary>
/// <remarks>Types of WCXB (Foley 2026).</remarks>
[Stage("page-type")]
internal sealed record PageType : Labeler
{
    public override string Summary => "article, documentation, forum, product, listing, collection or service, as extraction judged; none for given texts";

    public override string Origin => "own model; the types of WCXB";

    public override Label Classify(Document document) => document.Page?.PageType is { } type ? new Label(type, 1) : new Label("none", 0);
}
