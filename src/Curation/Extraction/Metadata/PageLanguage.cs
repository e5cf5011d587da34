using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The declared language: html lang, then meta, then the Content-Language header; lower-case BCP 47.</summary>
internal static class PageLanguage
{
    private const int LongestTag = 35;

    public static string? Of(PageDeclarations declared, string? header) =>
        Tag(declared.Language) ?? Tag(declared.Meta("content-language")) ?? Tag(declared.Meta("language")) ?? Tag(declared.Meta("dc.language"))
            ?? Tag(declared.Meta("og:locale")) ?? Tag(header);

    private static string? Tag(string? value)
    {
        var tag = value?.Split(',', ';')[0].Trim().Replace('_', '-').ToLowerInvariant();
        var isTag = tag is { Length: >= 2 and <= LongestTag } && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1])
            && tag.AsSpan().IndexOfAnyExcept(_letters) < 0;
        return isTag ? tag : null;
    }

    private static readonly System.Buffers.SearchValues<char> _letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
