using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Curation.Extraction.Tree;

namespace Curation.Extraction.Metadata;

/// <summary>The running text in the data that scripts build a page from: JSON in script elements of that type, or what a script gives a known name.</summary>
/// <remarks>The names are those of Next.js, Nuxt, Apollo, Redux and frameworks that follow them. Of what is no JSON, such as a call, the strings are read.
/// </remarks>
internal static class PageState
{
    /// <summary>In UTF-8: a letter of Latin script says less than one of others.</summary>
    public const int ShortestText = 80;
    private const int MostTexts = 2000, MaxDepth = 256, MostAssignments = 20, MostBytesOfOne = 4;
    private static readonly SearchValues<byte> _marks = SearchValues.Create("(){}[]<;\"'"u8);
    private static readonly byte[][] _names =
    [
        "__INITIAL_STATE__"u8.ToArray(), "__PRELOADED_STATE__"u8.ToArray(), "__INITIAL_DATA__"u8.ToArray(), "__NUXT__"u8.ToArray(),
        "__APOLLO_STATE__"u8.ToArray(), "__NEXT_DATA__"u8.ToArray(), "__REDUX_STATE__"u8.ToArray(), "__PAGE_DATA__"u8.ToArray(),
    ];

    /// <summary>Texts of at least 80 bytes in their order, once each; null where there is none.</summary>
    public static string? TextOf(PageTree tree)
    {
        var found = new List<string>();
        foreach (var block in tree.Declared.State) CollectJson(block.Span, found);
        CollectAssigned(tree.Page, found);
        FlightData.Collect(tree.Page, text => Take(text, found));
        return found.Count == 0 ? null : string.Join("\n\n", found.Distinct(StringComparer.Ordinal));
    }

    private static void CollectAssigned(ReadOnlySpan<byte> page, List<string> found)
    {
        var prefix = "window.__"u8;
        for (var left = MostAssignments; left > 0 && page.IndexOf(prefix) is >= 0 and var at; left--)
        {
            page = page[(at + prefix.Length - 2)..];
            var value = page[NameLength(page)..].TrimStart(" \t\r\n"u8);
            if (!value.StartsWith("="u8)) continue;
            value = value[1..].TrimStart(" \t\r\n"u8);
            var read = value is [(byte)'{' or (byte)'[', ..] ? CollectJson(value, found) : 0;
            page = read < 0 ? value : value[read..];
            if (read >= 0) page = page[CollectLiterals(page, found)..];
        }
    }

    /// <summary>Of the known name that begins here; 0 where none does.</summary>
    private static int NameLength(ReadOnlySpan<byte> page)
    {
        foreach (var name in _names)
        {
            if (page.StartsWith(name)) return name.Length;
        }

        return 0;
    }

    /// <returns>How much of what is no JSON was read before the fault; -1 where a value ended.</returns>
    private static int CollectJson(ReadOnlySpan<byte> json, List<string> found)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true });
        try
        {
            while (reader.Read() && found.Count < MostTexts)
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length >= ShortestText) Take(reader.GetString()!, found);
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) return -1;
            }

            return -1;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // what stands before the fault is taken
            return (int)reader.BytesConsumed;
        }
    }

    /// <summary>The strings of an expression of a script, such as a call that builds the state, or JSON in a string.</summary>
    /// <returns>Where it ends.</returns>
    private static int CollectLiterals(ReadOnlySpan<byte> script, List<string> found)
    {
        var (at, depth) = (0, 0);
        for (; at < script.Length && found.Count < MostTexts; at++)
        {
            var next = script[at..].IndexOfAny(_marks);
            if (next < 0) return script.Length;
            at += next;
            var mark = script[at];
            if (mark is (byte)'(' or (byte)'{' or (byte)'[') depth++;
            else if (mark is (byte)')' or (byte)'}' or (byte)']') depth--;
            else if (mark is (byte)'<' && script[at..].StartsWith("</script"u8)) return at;
            else if (mark is (byte)';' && depth <= 0) return at;
            else if (mark is (byte)'"' or (byte)'\'')
            {
                var end = ScriptText.End(script, at + 1, mark);
                if (end < 0) return script.Length;
                if (end - at > ShortestText) TakeLiteral(ScriptText.Decode(script[(at + 1)..end]), found);
                at = end;
            }
        }

        return at;
    }

    private static void TakeLiteral(string text, List<string> found)
    {
        if (text[0] is '{' or '[') CollectJson(Encoding.UTF8.GetBytes(text), found);
        else Take(text, found);
    }

    private static void Take(string value, List<string> found)
    {
        if (value.Length * MostBytesOfOne < ShortestText || found.Count >= MostTexts) return;
        var text = StructuredData.Plain(value);
        if (Encoding.UTF8.GetByteCount(text) >= ShortestText && IsProse(text)) found.Add(text);
    }

    /// <summary>Words and sentence ends of any script; no code, address or key.</summary>
    internal static bool IsProse(string text)
    {
        var (letters, ends, semicolons) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPartOfWord(c)) letters++;
            else if (c is '{' or '}') return false;
            else if (c == ';') semicolons++;
            else if (EndsSentence(c) || (c is '.' or '!' or '?' && (i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1])))) ends++;
            if (HasNoSentenceEnds(c)) ends++;
        }

        return ends > 0 && semicolons <= ends && letters > 0.6 * text.Length && !text.StartsWith('/')
            && !text.StartsWith("http", StringComparison.Ordinal);
    }

    /// <summary>Vowel signs are no letters to Unicode, and a third of a Hindi text.</summary>
    private static bool IsPartOfWord(char c) => char.IsLetter(c) || (c > '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Of Chinese and Japanese, Indian scripts, Urdu, Arabic, Armenian, Tibetan, Burmese, Ethiopic and Khmer.</summary>
    private static bool EndsSentence(char c) => c
        is '\u3002' or '\uFF01' or '\uFF1F' or '\u0964' or '\u0965' or '\u06D4' or '\u061F' or '\u0589' or '\u0F0D' or '\u104B' or '\u1362' or '\u17D4';

    /// <summary>Thai and Lao set sentences apart by spaces, as they do clauses.</summary>
    private static bool HasNoSentenceEnds(char c) => c is >= '\u0E01' and <= '\u0EDF';
}
