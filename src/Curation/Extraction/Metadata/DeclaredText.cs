using System.Text;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>A text that a page declares and does not show.</summary>
/// <param name="Quality">The F1 that such texts reached on development pages, roughly.</param>
internal sealed record Declaration(string Candidate, string Text, double Quality);

/// <summary>The text of pages that show none of it without scripts: from JSON-LD, from the page's state, or at least its description.</summary>
internal static class DeclaredText
{
    /// <summary>In characters.</summary>
    private const int NearlyEmpty = 250;
    private const int MostBytesOfOne = 4;

    /// <returns>null where the visible text is better.</returns>
    public static Declaration? Instead(ReadOnlySpan<byte> visibleText, PageTree tree, StructuredData data)
    {
        if (visibleText.Length >= MostBytesOfOne * NearlyEmpty) return null;
        var visible = Encoding.UTF8.GetCharCount(visibleText);
        if (visible >= NearlyEmpty) return null;
        var body = data.Body is { Length: > 0 } text ? new Declaration("json-ld", text, 0.8) : null;
        if (body?.Text.Length >= NearlyEmpty) return body;
        var state = PageState.TextOf(tree) is { } found ? new Declaration("state", found, 0.4) : null;
        var texts = string.Join("\n\n", data.Texts);
        if (state?.Text.Length >= Math.Max(NearlyEmpty, texts.Length / 2)) return state;
        if (texts.Length > Math.Max(NearlyEmpty, 2 * visible)) return new("json-ld", texts, 0.3);
        // a body says of itself that it is the text
        if (body?.Text.Length > 2 * visible) return body;
        if (visible > 0) return null;
        var description = PageTitle.Clean(tree.Declared.Meta("description")) ?? PageTitle.Clean(tree.Declared.Meta("og:description"));
        return state ?? (texts.Length > 0 ? new("json-ld", texts, 0.3) : description is null ? null : new("description", description, 0.1));
    }
}
