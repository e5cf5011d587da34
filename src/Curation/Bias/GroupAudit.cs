using Curation.Core;

namespace Curation.Bias;

/// <summary>Which audited groups a document belongs to: <c>identity/axis/group</c> by mention, <c>language/…</c> as declared, <c>region/…</c> by the
/// country domain of its host.</summary>
/// <remarks>Groups say what a page speaks of and where it stands, never who wrote it.</remarks>
public sealed class GroupAudit
{
    // country domains that the world registers in for their sound
    private static readonly HashSet<string> _generic =
    [
        "ac", "ag", "ai", "am", "bz", "cc", "co", "fm", "gg", "gl",
        "im", "io", "la", "ly", "me", "ms", "nu", "pw", "sh", "st", "tk", "to", "tv", "vc", "ws",
    ];
    private readonly GroupLexicon _lexicon;

    private GroupAudit(GroupLexicon lexicon) => _lexicon = lexicon;

    /// <summary>The groups by mention that the lexicon knows. Languages and regions are as the documents declare them.</summary>
    public IReadOnlyList<string> Groups => _lexicon.Groups;

    /// <exception cref="RecipeException">The lexicon cannot be read.</exception>
    public static GroupAudit Open(AuditOptions options, IAssets assets) => new(new GroupLexicon(options.Lexicon, assets.Read(options.Lexicon)));

    /// <summary>Names in ordinal order, without spaces. Pure and thread-safe; reads the document's current text.</summary>
    public IReadOnlyList<string> GroupsOf(Document document)
    {
        var groups = new List<string>();
        var mentioned = _lexicon.MentionedIn(document.Text.Utf8);
        for (var i = 0; i < mentioned.Length; i++)
        {
            if (mentioned[i]) groups.Add(Groups[i]);
        }

        groups.Add("language/" + LanguageOf(document.LanguageDeclared));
        groups.Add("region/" + RegionOf(document.Host));
        return groups;
    }

    /// <summary>The primary subtag of a BCP 47 tag; <c>und</c> where there is none.</summary>
    private static string LanguageOf(string? declared)
    {
        var tag = (declared ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        return tag.Length is 2 or 3 && tag.All(char.IsAsciiLetterLower) ? tag : "und";
    }

    private static string RegionOf(string host)
    {
        var domain = host[(host.LastIndexOf('.') + 1)..];
        return domain.Length == 2 && domain.Length < host.Length && domain.All(char.IsAsciiLetterLower) && !_generic.Contains(domain) ? domain : "unknown";
    }
}
