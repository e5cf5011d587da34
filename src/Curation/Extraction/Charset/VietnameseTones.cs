using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>Vietnamese letters with tones as windows-1258 spells them, a letter and then a mark, and as everyone else does.</summary>
internal static class VietnameseTones
{
    private const string Vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", Marks = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>For each mark, the vowels under it.</summary>
    private static readonly string[] _toned =
    [
        "àằầèềìòồờùừỳÀẰẦÈỀÌÒỒỜÙỪỲ",
        "ảẳẩẻểỉỏổởủửỷẢẲẨẺỂỈỎỔỞỦỬỶ",
        "ãẵẫẽễĩõỗỡũữỹÃẴẪẼỄĨÕỖỠŨỮỸ",
        "áắấéếíóốớúứýÁẮẤÉẾÍÓỐỚÚỨÝ",
        "ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ",
    ];

    public static string Join(string text)
    {
        var joined = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var mark = Marks.IndexOf(letter);
            var vowel = mark < 0 || joined.Length == 0 ? -1 : Vowels.IndexOf(joined[^1]);
            if (vowel >= 0) joined[^1] = _toned[mark][vowel];
            else joined.Append(letter);
        }

        return joined.ToString();
    }

    public static string Part(string text)
    {
        var parted = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var mark = Array.FindIndex(_toned, vowels => vowels.Contains(letter));
            if (mark < 0) parted.Append(letter);
            else parted.Append(Vowels[_toned[mark].IndexOf(letter)]).Append(Marks[mark]);
        }

        return parted.ToString();
    }
}
