namespace Curation.Extraction.Tree;

/// <summary>The language of code, by the names of its element or of the box around it.</summary>
/// <remarks>HTML standard §4.6.15 (language-); what highlight.js, Prism, Pandoc, Jekyll, Sphinx, GitHub, SyntaxHighlighter and Org write.</remarks>
internal static class CodeLanguage
{
    private const int Longest = 24;

    /// <param name="isBox">Whether it is a box around code, which may be called other things.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> names, bool isBox)
    {
        if (isBox && names.IndexOf("highlight"u8) < 0 && !names.StartsWith("language-"u8)) return default;
        ReadOnlySpan<byte> before = default;
        foreach (var range in names.SplitAny(" \t\r\n\f;"u8))
        {
            var name = names[range];
            if (name.IsEmpty) continue;
            if (Prefixed(name, isBox) is { IsEmpty: false } language) return Sound(language);
            if (!isBox && IsMark(before)) return Sound(name);
            before = name;
        }

        return !isBox && (before.SequenceEqual("hljs"u8) || before.SequenceEqual("sourceCode"u8)) && !names.StartsWith(before)
            ? Sound(names[..names.IndexOfAny(" \t\r\n\f"u8)]) : default;
    }

    /// <summary>A name that the language follows.</summary>
    private static bool IsMark(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("hljs"u8) || name.SequenceEqual("sourceCode"u8) || name.SequenceEqual("brush:"u8);

    private static ReadOnlySpan<byte> Prefixed(ReadOnlySpan<byte> name, bool isBox)
    {
        if (name.StartsWith("language-"u8)) return name[9..];
        if (isBox) return name.StartsWith("highlight-source-"u8) ? name[17..] : name.StartsWith("highlight-"u8) ? name[10..] : default;
        if (name.StartsWith("lang-"u8)) return name[5..];
        return name.StartsWith("src-"u8) ? name[4..] : name.StartsWith("brush:"u8) ? name[6..] : default;
    }

    /// <summary>None where it is no name of a language.</summary>
    private static ReadOnlySpan<byte> Sound(ReadOnlySpan<byte> name)
    {
        name = name.Trim((byte)'`');
        if (name.Length is 0 or > Longest || name.SequenceEqual("none"u8) || name.SequenceEqual("default"u8)) return default;
        if (name.SequenceEqual("notranslate"u8)) return default;
        foreach (var b in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'-' or (byte)'+' or (byte)'#' or (byte)'_' or (byte)'.')) return default;
        }

        return name;
    }
}
