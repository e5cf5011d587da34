using System.Text;

namespace Curation.Extraction.Charset;

/// <summary>Single-byte encodings of the web that the framework lacks.</summary>
/// <remarks>ISO/IEC 8859-10:1998, 8859-14:1998 and 8859-16:2001, the upper 96 characters of each.</remarks>
internal sealed class TableEncoding(string upper) : Encoding
{
    private const int FirstUpper = 0xA0;

    private const string Nordic = "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ";
    private const string Celtic = "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";
    private const string SouthEastern = "\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ";

    public static TableEncoding? Find(string name) => name switch
    {
        "iso-8859-10" => new TableEncoding(Nordic),
        "iso-8859-14" => new TableEncoding(Celtic),
        "iso-8859-16" => new TableEncoding(SouthEastern),
        _ => null,
    };

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var code = bytes[byteIndex + i];
            chars[charIndex + i] = code < FirstUpper ? (char)code : upper[code - FirstUpper];
        }

        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var i = 0; i < charCount; i++)
        {
            var letter = chars[charIndex + i];
            var code = letter < FirstUpper ? letter : upper.IndexOf(letter) is >= 0 and var place ? FirstUpper + place : '?';
            bytes[byteIndex + i] = (byte)code;
        }

        return charCount;
    }
}
