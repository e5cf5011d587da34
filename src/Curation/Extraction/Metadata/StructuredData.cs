using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>What extraction uses of a page's JSON-LD (schema.org), read in one pass. Broken blocks say what stands before the fault.</summary>
internal sealed partial class StructuredData
{
    private const int MaxDepth = 128, ShortestText = 40, MostTexts = 400;
    private static readonly JsonReaderOptions _lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };
    private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
    private readonly string?[] _properties = new string?[MaxDepth + 1];
    private readonly DeclaredEntities _entities = new();

    public StructuredData(PageDeclarations declared)
    {
        foreach (var block in declared.JsonLd) Read(block.Span);
    }

    /// <summary>The longest declared body of an article, as plain text.</summary>
    public string? Body { get; private set; }

    /// <summary>Descriptions, answers, reviews and the like, plain.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>What it says of whose work the page is.</summary>
    public DeclaredEntities Entities => _entities;

    /// <summary>The first string of that name, at any depth; of the publisher, its name.</summary>
    public string? First(string name) => _first.GetValueOrDefault(name);

    private void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json.Trim(" \t\r\n;"u8), _lenient);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) _properties[reader.CurrentDepth] = Name(ref reader);
                else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) Enter(ref reader);
                else if (reader.TokenType == JsonTokenType.EndObject) _entities.End();
                else if (reader.TokenType == JsonTokenType.String) Take(ref reader);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // what a page's author got wrong is not declared
        }

        _entities.EndBlock();
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType == JsonTokenType.StartObject) _entities.Begin(_properties[depth] ?? (depth > 0 ? _properties[depth - 1] : null));
        if (depth < MaxDepth) _properties[depth + 1] = null;
    }

    /// <summary>Empty for the names that nobody asks for: no string is made of them, and what they hold belongs to nobody.</summary>
    private static string Name(ref Utf8JsonReader reader)
    {
        foreach (var (name, utf8) in _known)
        {
            if (reader.ValueTextEquals(utf8)) return name;
        }

        return "";
    }

    private static readonly (string Name, byte[] Utf8)[] _known = Array.ConvertAll(
    [
        "articleBody", "description", "text", "reviewBody", "headline", "name", "author", "creator", "publisher", "datePublished", "dateModified",
        "license", "url", "inLanguage", "@type", "@id", "@graph", "mainEntity", "mainEntityOfPage",
    ], name => (name, Encoding.UTF8.GetBytes(name)));

    private void Take(ref Utf8JsonReader reader)
    {
        // values in an array lie one deeper than their name
        var depth = reader.CurrentDepth;
        var property = _properties[depth] ?? (depth > 0 ? _properties[depth - 1] : null);
        if (string.IsNullOrEmpty(property)) return;
        var holder = Holder(_properties[depth] is null ? depth - 1 : depth);
        var value = reader.GetString()!;
        if (property is "articleBody" or "description" or "text" or "reviewBody") TakeText(property, value);
        _entities.Take(property, value);
        _first.TryAdd(property == "name" && holder == "publisher" ? "publisher" : property, value);
    }

    private string? Holder(int depth)
    {
        for (var i = depth - 1; i >= Math.Max(0, depth - 2); i--)
        {
            if (_properties[i] is { } name) return name;
        }

        return null;
    }

    private void TakeText(string property, string value)
    {
        if (value.Length < ShortestText || Texts.Count >= MostTexts) return;
        var plain = Plain(value);
        if (property != "articleBody") Texts.Add(plain);
        else if (plain.Length > (Body?.Length ?? 0)) Body = plain;
    }

    /// <summary>Without tags and entities; paragraphs set apart by an empty line.</summary>
    public static string Plain(string value)
    {
        var text = value.Contains('<') || value.Contains('&') ? WebUtility.HtmlDecode(Markup().Replace(Blocks().Replace(value, "\n"), "")) : value;
        var plain = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var gap = plain.Length == 0 ? "" : "\n\n";
            for (var rest = line.TrimStart(); !rest.IsEmpty; gap = " ")
            {
                var end = 1;
                while (end < rest.Length && !char.IsWhiteSpace(rest[end])) end++;
                plain.Append(gap).Append(rest[..end]);
                rest = rest[end..].TrimStart();
            }
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|section)\b[^>]{0,1000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Blocks();

    [GeneratedRegex("</?[a-zA-Z!][^>]{0,1000}>")]
    private static partial Regex Markup();
}
