namespace Curation.Extraction.Metadata;

/// <summary>Whose work a page is, from its JSON-LD, read as a stream of objects: of what the page is about, not of its pictures, comments or site.</summary>
/// <remarks>What a page is about are the roots of blocks and of <c>@graph</c>, and what they name as mainEntity; articles, postings, products and the like
/// before others. An author may be named by <c>@id</c> and described elsewhere.</remarks>
internal sealed class DeclaredEntities
{
    private const int Articles = 0, Others = 1, None = 2;

    private static readonly string[] _works =
        ["Product", "Report", "Recipe", "Book", "Course", "Dataset", "HowTo", "Question", "CreativeWork", "SoftwareSourceCode"];

    private static readonly string[] _parts =
    [
        "ImageObject", "AudioObject", "MediaObject", "Person", "Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness", "WebSite",
        "BreadcrumbList", "ListItem", "SiteNavigationElement", "Comment", "UserComments", "Review",
        "Offer", "PostalAddress", "Place", "Brand", "AggregateRating", "SearchAction",
    ];

    private readonly Stack<Entity?> _open = new();
    private readonly Dictionary<string, string> _namesById = new(StringComparer.Ordinal);
    private readonly Entity _found = new() { Rank = None };
    private int _licenseRank = None, _publishedRank = None, _modifiedRank = None, _authorsRank = None;

    private enum Role { Work, Author, License }

    public string? License => _found.License;

    public string? Published => _found.Published;

    public string? Modified => _found.Modified;

    public IEnumerable<string> Authors => _found.Authors.Select(author => author.Name ?? _namesById.GetValueOrDefault(author.Id ?? "") ?? "")
        .Select(name => name.Trim()).Where(name => name.Length is > 1 and < 100 && !name.Contains("://", StringComparison.Ordinal)).Distinct();

    /// <summary>An object begins.</summary>
    /// <param name="property">That holds it; null at the root.</param>
    public void Begin(string? property)
    {
        var parent = _open.Count == 0 ? null : _open.Peek();
        _open.Push(property switch
        {
            null when _open.Count == 0 => new Entity(),
            "@graph" or "mainEntity" or "mainEntityOfPage" when parent?.Role == Role.Work => new Entity(),
            "author" or "creator" when parent?.Role == Role.Work => new Entity { Role = Role.Author },
            "license" when parent?.Role == Role.Work => new Entity { Role = Role.License },
            _ => null,
        });
    }

    public void Take(string property, string value)
    {
        if (_open.Count == 0 || _open.Peek() is not { } entity) return;
        switch (property)
        {
            case "@type": entity.Rank = Math.Min(entity.Rank ?? None, RankOf(value)); break;
            case "@id": entity.Id ??= value; break;
            case "name": entity.Name ??= value; break;
            case "url": entity.Url ??= value; break;
            case "license": entity.License ??= value; break;
            case "datePublished": entity.Published ??= value; break;
            case "dateModified": entity.Modified ??= value; break;
            case "author" or "creator": entity.Authors.Add((value, null)); break;
        }
    }

    public void End()
    {
        if (_open.Count == 0 || _open.Pop() is not { } entity) return;
        if (entity is { Id: { } id, Name: { } name }) _namesById.TryAdd(id, name);
        var parent = _open.Count == 0 ? null : _open.Peek();
        switch (entity.Role)
        {
            case Role.Author: parent!.Authors.Add((entity.Name, entity.Id)); break;
            case Role.License: parent!.License ??= entity.Url ?? entity.Id; break;
            default: Add(entity); break;
        }
    }

    /// <summary>The block is at its end, or at a fault.</summary>
    public void EndBlock()
    {
        while (_open.Count > 0) End();
    }

    private void Add(Entity entity)
    {
        var rank = entity.Rank ?? Others;
        if (rank >= None) return;
        if (entity.License is { } license && rank < _licenseRank) (_found.License, _licenseRank) = (license, rank);
        if (entity.Published is { } published && rank < _publishedRank) (_found.Published, _publishedRank) = (published, rank);
        if (entity.Modified is { } modified && rank < _modifiedRank) (_found.Modified, _modifiedRank) = (modified, rank);
        if (entity.Authors.Count > 0 && rank < _authorsRank) (_found.Authors, _authorsRank) = (entity.Authors, rank);
    }

    private static int RankOf(string type)
    {
        var name = type[(type.LastIndexOfAny(['/', ':', '#']) + 1)..];
        var isWork = name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal);
        return isWork || _works.Contains(name) ? Articles : _parts.Contains(name) ? None : Others;
    }

    /// <summary>An object that says something here; Rank null where it has no type.</summary>
    private sealed class Entity
    {
        public Role Role;
        public int? Rank;
        public string? Id, Name, Url, License, Published, Modified;
        public List<(string? Name, string? Id)> Authors = [];
    }
}
