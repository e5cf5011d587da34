using System.Text;
using Curation.Decontamination;

namespace Curation.Tests.Decontamination;

public sealed class WordBordersTests
{
    [Theory]
    [InlineData("can't stop, 12,345.6 now.", "can't| stop|,| 12,345.6| now|.")]
    [InlineData("'so' 1. 2", "'|so|'| 1|.| 2")]
    [InlineData("ann\u00e9e e\u0301t\u00e9", "ann\u00e9e| e\u0301t\u00e9")]
    [InlineData("\u6f22\u5b57a", "\u6f22|\u5b57|a")]
    [InlineData("\u0e04\u0e33\u0e19\u0e49\u0e33", "\u0e04\u0e33|\u0e19\u0e49\u0e33")]
    [InlineData("\u0e84\u0eb3\u0e81", "\u0e84\u0eb3|\u0e81")]
    [InlineData("\uff8a\uff9f\uff8a", "\uff8a\uff9f|\uff8a")]
    [InlineData("\u179f\u17d2\u178f\u1780", "\u179f\u17d2\u178f|\u1780")]
    [InlineData("a\r\nb", "a|\r\n|b")]
    [InlineData("\U0001F469\u200D\U0001F4BB!", "\U0001F469\u200D\U0001F4BB|!")]
    public void A_text_is_cut_between_words(string text, string expected)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var pieces = new List<string>();
        var start = 0;
        for (var at = 1; at <= utf8.Length; at++)
        {
            if (at < utf8.Length && ((utf8[at] & 0xC0) == 0x80 || WordBorders.IsWithin(utf8, at))) continue;
            pieces.Add(Encoding.UTF8.GetString(utf8, start, at - start));
            start = at;
        }

        Assert.Equal(expected.Replace("| ", "|", StringComparison.Ordinal), string.Join('|', pieces.Where(piece => piece != " ")));
    }
}
