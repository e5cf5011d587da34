using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>Characters of Cantonese and of Hong Kong's names that Big5 lacks and its supplement has: the framework gives them private code points.</summary>
/// <remarks>Hong Kong Supplementary Character Set 2008, the common ones: each with its two bytes.</remarks>
internal static class HongKongCharacters
{
    private const char FirstPrivate = '\uE000', LastPrivate = '\uF8FF';

    private const string Table = """
        嘅9DEF 喺9DF6 咗9DF7 啲9DF8 嘢9DCF 㗎9DEE 哋925D 冚9E52 嚟91C1 瞓8FD4 攰9DC7 嘥9DE5 嗰9DF5 啩9E4E 嘞9DD0 嗱9DF0 揸FCB6 攞FCAB 揾9E4D 揼9E4B
        餸9652 燶9E49 糭995C 麪91AF 脷9563 孭9DC0 曱9DF1 甴9DF4 吖9DEC 啫94DC 㩒9EC5 㩧8A6B 㷫9DB5 㗇89E6 㖭9EFC 㗅89FE 㓤9DAA 㧬8A48 㬹997B 㴓8EAF
        㷛A0DA 㾓8AF0 䁪98EB 䂿9EE7 䒏99AD 䟴8A67 䠋8AAC 䰾89BA 䱽9DCE 埗96F5 鰂916F 邨9068 栢FCF8 峯FBDF 着FED3 衞8FC0 羣8EC4 滙FAC0 户8BFC 嚿9DBD
        裇9E60 櫈FD5F 枱FD5E 罉9DD1 煱9BD5 踎9DBF 踭9E5A 膶9E61 擝8A56 掹9E4C 搲8AFD 抦A075 喐8A46 喼9BDA 唥8A41 噏FB55 噃9DEB 嚊91C2 嚡8AC5 囖9CC5
        埞9F42 堃FB69 姸9D55 嫲8F78 寃9F6B 嵗A0A1 庒8C7A 弍FC46 彐C6D0 慤FC74 憇FC7C 挵9F5B 揑93AD 撑894D 敍FCC5 旣FCD4 晧FCDF 暎93D1 栁FCFB 桕9B4A
        梘93F4 棃FD45 橥8DC6 欵FD65 氹9CAE 湶92B3 漖FCC6 濶90B6 瀞96EE 灐8DF6 炁FDE3 焫FDED 熈98E0 牀FE48 犟9966 猄9E65 珉FE5E 珹964E 琹FE6C 瑠FE71
        璌9344 畧FEB3 疍98D5 癦9E59 盌FECB 眞FED1 睺8A4F 礮FEE5 禩FEF8 穉8E49 竪8E58 笋8E5C 簕FAB8 粦8E75 糉8E78 綫8EA8 繮8EB7 羮9964 翺8ECB 肶9E5D
        脗9DDA 芪8EFB 茘8F4A 菓8F58 葊8F66 蒓8F71 蒭9AF2 蓢8EF4 蔴8F77 蘂8FA5 虾8FAF 蛯99CB 蟮8FB2 衆8FBC 袄FEEC 覊8FCA 譞9BC4 貟95C0 贃8FF7 軚9BD1
        遖9BF9 醎9FB8 鉄90AB 鎅FEB0 鎭9A47 鏴8C6A 閙95E6 靑8BC4 鞲9A5D 頴90F6 顋90F8 飡9149 駡8EC1 鬂9F57 鮎916D 鯭9ECA 鰛9F67 鱲9E50 鷄91A1 鹻9AA9
        麖A070 鼈91BA
        """;

    private static readonly Lazy<FrozenDictionary<char, char>> _byPrivate = new(Read);

    /// <param name="text">As the framework decodes Big5.</param>
    public static string Restore(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstPrivate, LastPrivate)) return text;
        return string.Create(text.Length, text, static (restored, text) =>
        {
            for (var i = 0; i < restored.Length; i++)
                restored[i] = text[i] is >= FirstPrivate and <= LastPrivate ? _byPrivate.Value.GetValueOrDefault(text[i], text[i]) : text[i];
        });
    }

    private static FrozenDictionary<char, char> Read()
    {
        var big5 = CharsetLabels.Find("big5")!;
        return Table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(entry => Private(big5, entry.AsSpan(1)), entry => entry[0]);
    }

    private static char Private(Encoding big5, ReadOnlySpan<char> bytes)
    {
        var code = ushort.Parse(bytes.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return big5.GetString([(byte)(code >> 8), (byte)code])[0];
    }
}
