using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Extraction.Tree;

/// <summary>Document types, as far as they change where tables stand.</summary>
internal static partial class Doctype
{
    public static bool Is(ReadOnlySpan<byte> declaration) => declaration.Length >= 7 && Ascii.EqualsIgnoreCase(declaration[..7], "doctype"u8);

    /// <summary>Whether browsers take the page for one of old (HTML standard §13.2.6.4.1).</summary>
    public static bool IsQuirky(ReadOnlySpan<byte> declaration)
    {
        const int longest = 1000;
        var text = Encoding.Latin1.GetString(declaration[7..Math.Min(declaration.Length, longest)]);
        return !text.AsSpan().TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase) || Quirky().IsMatch(text);
    }

    [GeneratedRegex(
        """
        public\s*["'](-//(ietf//dtd[ ]html|w3c//dtd[ ]html[ ](3|4\.0[ ](frameset|transitional)//|experimental)|w3[co]//dtd[ ]w3[ ]html
        |netscape[ ]comm|microsoft//dtd[ ]internet|o'reilly|webtechs|advasoft|as//dtd|metrius|softquad|spyglass|sq//dtd|sun[ ]microsystems
        |w3o|webtechs|//html)|\+//silmaril|html["']|-/w3c/dtd[ ]html[ ]4\.0[ ]transitional/en
        |-//w3c//dtd[ ]html[ ]4\.01[ ](frameset|transitional)//[^"']*["']\s*>?$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quirky();
}
