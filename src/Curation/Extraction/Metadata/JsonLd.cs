using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>Values from a page's JSON-LD (schema.org).</summary>
internal static partial class JsonLd
{
    private const int NearlyEmpty = 250;

    /// <summary>The declared article body where the visible page holds next to nothing of it.</summary>
    public static ReadOnlyMemory<byte>? Instead(ReadOnlyMemory<byte> text, PageDeclarations declared)
    {
        if (text.Length >= NearlyEmpty || Value(declared, "articleBody") is not { } body || body.Length < NearlyEmpty) return null;
        var plain = WebUtility.HtmlDecode(Markup().Replace(body, " ")).ReplaceLineEndings("\n");
        var lines = plain.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        return Encoding.UTF8.GetBytes(string.Join("\n\n", lines));
    }

    /// <summary>The first string of that name, at any depth.</summary>
    public static string? Value(PageDeclarations declared, string name)
    {
        foreach (var block in declared.JsonLd)
        {
            if (Find(block.Span, name) is { } value) return value;
        }

        return null;
    }

    private static string? Find(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(
            json.Trim(" \t\r\n"u8), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read() && reader.TokenType == JsonTokenType.String)
                    return reader.GetString();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // what a page's author got wrong is not declared
        }

        return null;
    }

    [GeneratedRegex("<[^>]{0,1000}>")]
    private static partial Regex Markup();
}
