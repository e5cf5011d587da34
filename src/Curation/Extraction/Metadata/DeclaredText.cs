using System.Text.Json;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>A text that a page declares and does not show.</summary>
/// <param name="Quality">The F1 that such texts reached on development pages, roughly.</param>
internal sealed record Declaration(string Candidate, string Text, double Quality);

/// <summary>The text of pages that show none of it without scripts: from JSON-LD, from the page's state, or at least its description.</summary>
internal static class DeclaredText
{
    private const int NearlyEmpty = 250, ShortestString = 80, MostStrings = 2000, MaxDepth = 256;

    /// <returns>null where the visible text is better.</returns>
    public static Declaration? Instead(int visibleBytes, PageDeclarations declared, StructuredData data)
    {
        if (visibleBytes >= NearlyEmpty) return null;
        if (data.Body is { Length: >= NearlyEmpty } body) return new("json-ld", body, 0.8);
        if (FromState(declared) is { Length: >= NearlyEmpty } state) return new("state", state, 0.4);
        var texts = string.Join("\n\n", data.Texts);
        if (texts.Length > Math.Max(NearlyEmpty, 2 * visibleBytes)) return new("json-ld", texts, 0.3);
        var description = PageTitle.Clean(declared.Meta("description")) ?? PageTitle.Clean(declared.Meta("og:description"));
        return visibleBytes == 0 && description is not null ? new("description", description, 0.1) : null;
    }

    /// <summary>The strings of running text in a page's state, once each.</summary>
    private static string? FromState(PageDeclarations declared)
    {
        var found = new List<string>();
        foreach (var block in declared.State) Collect(block.Span, found);
        return found.Count == 0 ? null : string.Join("\n\n", found.Distinct(StringComparer.Ordinal));
    }

    private static void Collect(ReadOnlySpan<byte> json, List<string> found)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true });
        try
        {
            while (reader.Read() && found.Count < MostStrings)
            {
                if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length < ShortestString) continue;
                if (reader.GetString() is { } value && IsProse(value)) found.Add(StructuredData.Plain(value));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // what stands before the fault is taken
        }
    }

    /// <summary>Words and sentence ends of any script; no code, address or key.</summary>
    private static bool IsProse(string value)
    {
        var (letters, ends) = (0, 0);
        foreach (var c in value)
        {
            if (char.IsLetter(c)) letters++;
            else if (c is '.' or '!' or '?' or '。' or '！' or '？' or '।' or '۔' or '؟') ends++;
        }

        return ends > 0 && letters > 0.6 * value.Length && value.AsSpan().IndexOfAny('{', '}', ';') < 0 && !value.StartsWith("http", StringComparison.Ordinal);
    }
}
