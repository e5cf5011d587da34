using System.Text;
using Curation.Core;
using static Curation.Tests.Extraction.ExtractionFixture;

namespace Curation.Tests.Extraction;

public sealed class CharsetTests
{
    private const string Russian = "Смотритель маяка считал лодки в тумане.", Korean = "등대지기는 안개 속의 배를 세었다.";
    private const string Japanese = "灯台守は霧の中の船を数えた。", French = "L’été, le gardien comptait les bateaux à voile — déjà.";

    private static byte[] Encode(string text, string charset, string head = "") => CodePagesEncodingProvider.Instance.GetEncoding(charset) is { } encoding
        ? encoding.GetBytes($"{head}<body><p>{text}</p>")
        : Encoding.GetEncoding(charset).GetBytes($"{head}<body><p>{text}</p>");

    [Theory]
    [InlineData(Russian, "windows-1251", "cp1251")]
    [InlineData(Russian, "koi8-r", "KOI8-R")]
    [InlineData(Korean, "euc-kr", "euc-kr")]
    [InlineData(Korean, "ks_c_5601-1987", "KS_C_5601-1987")]
    [InlineData(Japanese, "shift_jis", "x-sjis")]
    [InlineData(Japanese, "euc-jp", "EUC-JP")]
    [InlineData("灯塔看守人在雾中数船。", "gb18030", "gb2312")]
    [InlineData("燈塔看守人在霧中數船。", "big5", "Big5")]
    [InlineData(French, "windows-1252", "iso-8859-1")]
    [InlineData(French, "windows-1252", "latin1")]
    [InlineData(French, "utf-8", "UTF8")]
    public void Declared_charsets_are_read_from_header_meta_and_xml(string text, string encoding, string label)
    {
        Assert.Equal(text, TextOf(Encode(text, encoding), charset: label));
        Assert.Equal(text, TextOf(Encode(text, encoding, $"<!DOCTYPE html><!-- charset=utf-16 --><meta charset='{label}'>")));
        Assert.Equal(text, TextOf(Encode(text, encoding, $"<meta http-equiv=Content-Type content=\"text/html; charset={label}\">")));
        Assert.Equal(text, TextOf(Encode(text, encoding, $"<?xml version=\"1.0\" encoding='{label}'?>")));
    }

    /// <summary>Damage that is a text in no charset does not take the declaration from the rest.</summary>
    [Theory]
    [InlineData(60, null)]
    [InlineData(2000, null)]
    [InlineData(600, "utf-8")]
    public void A_page_that_says_utf8_and_is_damaged_is_utf8(int damaged, string? header)
    {
        var noise = new byte[damaged];
        new Random(4).NextBytes(noise);
        noise = Array.ConvertAll(noise, b => b is (byte)'<' or (byte)'&' ? (byte)0xFF : (byte)(b | 0x80));
        var page = Encoding.UTF8.GetBytes($"{(header is null ? "<meta charset=utf-8>" : "")}<p>{string.Join(' ', Enumerable.Repeat(French, 20))}</p><p>");
        var text = TextOf([.. page, .. noise, .. Encoding.UTF8.GetBytes($"</p><p>{French}")], charset: header);
        Assert.Contains(French, text, StringComparison.Ordinal);
        Assert.Contains('\uFFFD', text);
    }

    [Fact]
    public void A_page_that_says_utf8_and_is_hardly_anything_but_noise_is_none()
    {
        var noise = Enumerable.Range(0, 6000).Select(i => (byte)(0x80 + (i * 7919 % 128)));
        Assert.Equal("broken-charset", Assert.Throws<BadRecordException>(() => TextOf([.. "<meta charset=utf-8><p>Few words.</p><p>"u8, .. noise])).Reason);
    }

    [Theory]
    [InlineData(Russian, "windows-1251")]
    [InlineData(Korean, "euc-kr")]
    [InlineData(Japanese, "shift_jis")]
    [InlineData(French, "windows-1252")]
    public void A_page_that_says_utf8_and_is_written_in_another_charset_is_in_that_one(string text, string charset) =>
        Assert.Equal($"{text} {text}", TextOf(Encode($"{text} {text}", charset, "<meta charset=utf-8>")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wide_characters_without_a_byte_order_mark_are_told_by_the_first_tag(bool isBig)
    {
        var text = string.Concat(Enumerable.Repeat("灯塔看守人在雾中数船。", 200));
        Assert.Equal(text, TextOf(new UnicodeEncoding(isBig, byteOrderMark: false).GetBytes($"<p>{text}</p>")));
    }

    [Fact]
    public void The_header_wins_over_meta_and_a_byte_order_mark_over_both()
    {
        Assert.Equal(Russian, TextOf(Encode(Russian, "windows-1251", "<meta charset=koi8-r>"), charset: "windows-1251"));
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(Russian, TextOf([.. encoding.GetPreamble(), .. encoding.GetBytes($"<p>{Russian}</p>")], charset: "koi8-r"));
    }

    [Fact]
    public void Undeclared_pages_are_utf8_or_windows_1252()
    {
        Assert.Equal(Japanese, TextOf(Encode(Japanese, "utf-8")));
        Assert.Equal(French, TextOf(Encode(French, "windows-1252")));
        Assert.Equal(French, TextOf(Encode(French, "windows-1252"), charset: "no-such-charset"));
    }

    [Fact]
    public void Valid_utf8_is_utf8_whatever_is_declared() =>
        Assert.Equal(French, TextOf(Encode(French, "utf-8", "<meta charset=iso-8859-1>"), charset: "iso-8859-1"));

    [Fact]
    public void A_charset_that_is_plainly_wrong_loses_and_no_page_is_lost()
    {
        Assert.Equal(Russian, TextOf(Encode(Russian, "koi8-r"), charset: "utf-8"));
        Assert.Equal(Russian, TextOf(Encode(Russian, "windows-1251"), charset: "iso-8859-1"));
        Assert.Equal(Korean, TextOf(Encode(Korean, "euc-kr", "<meta charset=shift_jis>")));
        Assert.EndsWith("book é.", TextOf(Encode(Sentence(1)[..^1] + " é.", "windows-1252"), charset: "utf-8"), StringComparison.Ordinal);
        Assert.EndsWith("été\uFFFD", TextOf([.. Encode(Sentence(1) + " été", "utf-8")[..^4], 0xC3, .. "</p>"u8]), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_needs_no_byte_order_mark_and_Japanese_mail_no_eighth_bit()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(Russian, TextOf(encoding.GetBytes($"<html><head><title>x</title></head><body><p>{Russian}</p></body></html>")));
        Assert.Equal(Japanese, TextOf(Encode(Japanese, "iso-2022-jp")));
    }

    [Theory]
    [InlineData("iso-2022-jp", "utf-8", Japanese)]
    [InlineData("iso-2022-jp", "shift_jis", Japanese)]
    [InlineData("iso-2022-jp", null, Japanese)]
    [InlineData("iso-2022-kr", "iso-2022-kr", Korean)]
    [InlineData("hz-gb-2312", "hz-gb-2312", "灯塔看守人在雾中数船。")]
    public void Charsets_of_seven_bits_are_told_by_their_signs(string encoding, string? label, string text) =>
        Assert.Equal(text, TextOf(Encode(text, encoding, label is null ? "" : $"<meta charset={label}>")));

    [Theory]
    [InlineData("<meta charset=utf-7><p>1 +APY- 2", "1 +APY- 2")]
    [InlineData("<p>a ~{ b ~} c", "a ~{ b ~} c")]
    [InlineData("<p>a \u001b$ b", "a $ b")]
    public void What_only_looks_like_such_is_left(string page, string text) => Assert.Equal(text, TextOf(page));

    [Fact]
    public void Utf32_is_told_by_its_zeros()
    {
        foreach (var bigEndian in new[] { false, true })
            Assert.Equal(Russian + "\U0001F600", TextOf(new UTF32Encoding(bigEndian, false).GetBytes($"<p>{Russian}\U0001F600")));
    }

    [Fact]
    public void Big5_has_the_characters_of_hong_kong() =>
        Assert.Equal("佢哋喺度", TextOf([.. "<meta charset=big5><p>"u8, 0xCA, 0x5C, 0x92, 0x5D, 0x9D, 0xF6, 0xAB, 0xD7]));

    [Fact]
    public void A_page_in_a_charset_that_is_not_decoded_is_refused()
    {
        byte[] page = [.. "<meta charset=euc-tw><p>"u8, .. Enumerable.Repeat(new byte[] { 0xC4, 0xE3, 0x8E, 0xA2, 0xA1, 0xA1 }, 20).SelectMany(b => b)];
        Assert.Equal("broken-charset", Assert.Throws<BadRecordException>(() => TextOf(page)).Reason);
    }
}
