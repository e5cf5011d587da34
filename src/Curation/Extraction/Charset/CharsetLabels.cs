using System.Collections.Frozen;
using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>Encodings by the labels that pages use.</summary>
/// <remarks>WHATWG Encoding standard §4.2, with some labels more that crawled pages use, and with hz and iso-2022-kr, which browsers refuse for safety.
/// UTF-7 is unknown.</remarks>
internal static class CharsetLabels
{
    public const int HzCodePage = 52936;

    /// <summary>Name in .NET: labels.</summary>
    private const string Table = """
        utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf8mb4
        utf-16: utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff
        utf-16be: utf-16be unicodefffe
        cp866: 866 cp866 csibm866 ibm866
        iso-8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
        iso-8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
        iso-8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
        iso-8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
        iso-8859-6: arabic asmo-708 csiso88596e csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6
        iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
        iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 visual iso-8859-8-i logical
        iso-8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
        iso-8859-13: iso-8859-13 iso8859-13 iso885913
        iso-8859-14: iso-8859-14 iso8859-14 iso885914
        iso-8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9
        iso-8859-16: iso-8859-16
        koi8-r: cskoi8r koi koi8 koi8-r koi8_r
        koi8-u: koi8-ru koi8-u
        macintosh: csmacintosh mac macintosh x-mac-roman
        windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 tis620
        windows-1250: cp1250 windows-1250 x-cp1250 win-1250 win1250
        windows-1251: cp1251 windows-1251 x-cp1251 win-1251 win1251 cp-1251
        windows-1252: ansi_x3.4-1968 ascii cp1252 cp819 ibm819 iso-8859-1 iso8859-1 iso88591 iso_8859-1 l1 latin1 latin-1 us-ascii windows-1252 x-cp1252
        windows-1253: cp1253 windows-1253 x-cp1253
        windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
        windows-1255: cp1255 windows-1255 x-cp1255
        windows-1256: cp1256 windows-1256 x-cp1256
        windows-1257: cp1257 windows-1257 x-cp1257
        windows-1258: cp1258 windows-1258 x-cp1258
        x-mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
        gb18030: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 cp936 936
        big5: big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950
        euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp eucjp euc_jp
        iso-2022-jp: csiso2022jp iso-2022-jp
        iso-2022-kr: csiso2022kr iso-2022-kr
        hz-gb-2312: hz-gb-2312 hz
        shift_jis: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932
        ks_c_5601-1987: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 euckr cp949
        """;

    private static readonly DecoderReplacementFallback _broken = new("\uFFFD");
    private static readonly FrozenDictionary<string, Encoding> _encodings = Read();

    public static Encoding Windows1252 => _encodings["windows-1252"];

    /// <summary>null for an unknown label.</summary>
    public static Encoding? Find(string? label) => label is { Length: > 0 and <= 100 }
        ? _encodings.GetValueOrDefault(label.Trim(' ', '\t', '\r', '\n', '\f', '"', '\'').ToLowerInvariant()) : null;

    private static FrozenDictionary<string, Encoding> Read()
    {
        var encodings = new Dictionary<string, Encoding>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var end = line.IndexOf(": ", StringComparison.Ordinal);
            var encoding = Open(line[..end]);
            foreach (var known in line[(end + 2)..].Split(' ')) encodings[known] = encoding;
        }

        return encodings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Encoding Open(string name) => name switch
    {
        "utf-8" => Encoding.UTF8,
        "utf-16" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        _ => TableEncoding.Find(name) ?? CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, _broken)
            ?? throw new NotSupportedException($"no encoding {name}"),
    };
}
