using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Curation.Core;
using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Drops lines that are mostly neither letters nor numbers: rules, rows of stars, torn tables.</summary>
/// <remarks>Source: the rule on lines without letters of Common Crawl cleaners such as C4 (Raffel et al. 2020) and Gopher (Rae et al. 2021, A.1.1), as a
/// share of the line. Combining marks count as letters, white space not at all; blank lines stay.</remarks>
[Stage("symbol-lines")]
internal sealed record SymbolLines : Transform
{
    /// <summary>Largest share of characters of a line that may be neither letter, mark nor number.</summary>
    [Range(0, 1)]
    public double MaxSymbolRatio { get; init; } = 0.5;

    public override string Summary => "drops lines of which more than a share is neither letter nor number";

    public override string Origin => "after Rae et al. 2021 (Gopher), A.1.1, words without letters, applied to lines";

    public override bool CountsCuts => true;

    public override DocumentText Apply(Document document) => KeptLines.Of(document.Text, IsText);

    private bool IsText(ReadOnlySpan<byte> line)
    {
        int symbols = 0, all = 0;
        for (var at = 0; at < line.Length;)
        {
            var codePoint = CodePoints.Decode(line, at, out at);
            if ((CharacterTable.Of(codePoint) & CharacterClass.Space) != 0) continue;
            all++;
            if (!IsLetterOrNumber(codePoint)) symbols++;
        }

        return all == 0 || (double)symbols / all <= MaxSymbolRatio;
    }

    private static bool IsLetterOrNumber(int codePoint) => codePoint < 0x80
        ? char.IsAsciiLetterOrDigit((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) <= UnicodeCategory.OtherNumber;
}
