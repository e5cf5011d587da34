using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>Encodings by the labels that pages use (WHATWG Encoding standard §4.2).</summary>
internal static class CharsetLabels
{
    public const int Windows1252 = 1252;
    private static readonly EncodingProvider _codePages = CodePagesEncodingProvider.Instance;

    /// <summary>null for an unknown label.</summary>
    public static Encoding? Find(string? label)
    {
        var name = label?.Trim(' ', '\t', '\r', '\n', '\f', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name) || name.Length > 40) return null;
        return name switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" or "x-unicode20utf8" or "unicode11utf8" or "unicode20utf8" => Encoding.UTF8,
            "utf-16" or "utf-16le" or "unicode" or "ucs-2" or "iso-10646-ucs-2" or "csunicode" or "unicodefeff" => Encoding.Unicode,
            "utf-16be" or "unicodefffe" => Encoding.BigEndianUnicode,
            "utf-7" or "x-user-defined" or "replacement" => null,
            _ => _codePages.GetEncoding(WhatwgName(name)),
        };
    }

    public static Encoding ByCodePage(int codePage) => _codePages.GetEncoding(codePage)!;

    /// <summary>Where the web means another encoding than the registry, or the framework knows another name.</summary>
    private static string WhatwgName(string name) => name switch
    {
        "ascii" or "us-ascii" or "ansi_x3.4-1968" or "latin1" or "latin-1" or "l1" or "iso-8859-1" or "iso8859-1" or "iso88591" or "iso_8859-1" or "iso-ir-100"
            or "cp819" or "ibm819" or "cp1252" or "x-cp1252" => "windows-1252",
        "iso-8859-9" or "iso8859-9" or "iso88599" or "iso_8859-9" or "latin5" or "l5" or "cp1254" or "x-cp1254" => "windows-1254",
        "iso-8859-11" or "iso8859-11" or "iso885911" or "tis-620" or "dos-874" => "windows-874",
        "iso8859-2" or "iso88592" or "iso_8859-2" or "latin2" or "l2" => "iso-8859-2",
        "iso8859-5" or "iso88595" or "iso_8859-5" or "cyrillic" => "iso-8859-5",
        "iso8859-7" or "iso88597" or "iso_8859-7" or "greek" or "greek8" => "iso-8859-7",
        "iso8859-15" or "iso885915" or "iso_8859-15" or "l9" => "iso-8859-15",
        "cp1250" or "x-cp1250" => "windows-1250",
        "cp1251" or "x-cp1251" => "windows-1251",
        "cp1253" or "x-cp1253" => "windows-1253",
        "cp1255" or "x-cp1255" => "windows-1255",
        "cp1256" or "x-cp1256" => "windows-1256",
        "cp1257" or "x-cp1257" => "windows-1257",
        "cp1258" or "x-cp1258" => "windows-1258",
        "sjis" or "x-sjis" or "shift-jis" or "shift_jis" or "ms_kanji" or "ms932" or "windows-31j" or "csshiftjis" => "shift_jis",
        "x-euc-jp" => "euc-jp",
        "euc-kr" or "ks_c_5601-1987" or "ks_c_5601-1989" or "ksc5601" or "ksc_5601" or "korean" or "windows-949" or "cseuckr" or "iso-ir-149" =>
            "ks_c_5601-1987",
        "gb2312" or "gbk" or "x-gbk" or "gb_2312" or "gb_2312-80" or "chinese" or "csgb2312" or "iso-ir-58" => "gb18030",
        "big5" or "big5-hkscs" or "cn-big5" or "x-x-big5" or "csbig5" => "big5",
        "koi8-r" or "koi" or "koi8" or "koi8_r" or "cskoi8r" => "koi8-r",
        "koi8-ru" => "koi8-u",
        "mac" or "x-mac-roman" or "csmacintosh" => "macintosh",
        _ => name,
    };
}
