using System.Text;
using Curation.Core;
using Curation.Extraction.Charset;

namespace Curation.Tests.Extraction;

/// <summary>Pages that declare nothing, each in every charset of its language.</summary>
public sealed class CharsetDetectorTests
{
    private static readonly string[] _markup = ["<html><head><title>", "</title><style>p { color: red }</style></head><body><h1>", "</h1>\n<p>", "</p></body></html>"];

    [Theory]
    [InlineData("Der Wärter zählte die Boote und schloß die Tür hinter sich.", "windows-1252 iso-8859-15")]
    [InlineData("Le gardien a compté les bateaux, puis il a fermé la fenêtre à cause du vent.", "windows-1252 iso-8859-15")]
    [InlineData("El guardián contó los barcos y cerró la puerta del faro por la mañana.", "windows-1252")]
    [InlineData("Fyrvaktaren räknade båtarna på sjön och stängde dörren för natten.", "windows-1252")]
    [InlineData("Latarnik policzył łodzie we mgle i zamknął drzwi na całą noc, żeby odpocząć.", "windows-1250 iso-8859-2")]
    [InlineData("Strážce majáku spočítal lodě v mlze a večer zavřel těžké dveře.", "windows-1250 iso-8859-2")]
    [InlineData("A toronyőr megszámolta a hajókat a ködben, és bezárta az ajtót.", "windows-1250 iso-8859-2")]
    [InlineData("Смотритель маяка считал лодки в тумане и закрыл дверь на ночь.", "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic")]
    [InlineData("Доглядач маяка лічив човни в тумані і зачинив двері на ніч, бо їх було багато.", "windows-1251 koi8-u iso-8859-5")]
    [InlineData("Пазачът на фара броеше лодките в мъглата и затвори вратата за нощта.", "windows-1251 iso-8859-5")]
    [InlineData("Ο φαροφύλακας μέτρησε τις βάρκες στην ομίχλη και έκλεισε την πόρτα.", "windows-1253 iso-8859-7")]
    [InlineData("Fener bekçisi sisin içindeki kayıkları saydı ve geceleyin kapıyı kapattı, çünkü üşüyordu.", "windows-1254")]
    [InlineData("שומר המגדלור ספר את הסירות בערפל וסגר את הדלת בלילה", "windows-1255 iso-8859-8")]
    [InlineData("حارس المنارة عد القوارب في الضباب ثم أغلق الباب في الليل", "windows-1256 iso-8859-6")]
    [InlineData("Švyturio sargas suskaičiavo valtis rūke ir nakčiai uždarė duris, kad niekas neįeitų.", "windows-1257")]
    [InlineData("Bākas sargs saskaitīja laivas miglā un naktī aizvēra durvis, jo bija kļuvis vēss.", "windows-1257")]
    [InlineData("ยามประภาคารนับเรือในหมอกแล้วปิดประตูในเวลากลางคืน", "windows-874")]
    [InlineData("灯台守は霧の中の船を数えて、夜になると扉を閉めました。", "shift_jis euc-jp")]
    [InlineData("등대지기는 안개 속의 배를 세고 밤에 문을 닫았다.", "euc-kr")]
    [InlineData("灯塔看守人在雾中数了船只，然后在晚上关上了门。", "gb18030")]
    [InlineData("燈塔看守人在霧中數了船隻，然後在晚上關上了門。", "big5")]
    public void Undeclared_pages_come_out_as_they_were_written(string text, string charsets)
    {
        var page = string.Join(text, _markup);
        foreach (var charset in charsets.Split(' '))
            Assert.Equal(page, Encoding.UTF8.GetString(CharsetStep.ToUtf8(CharsetLabels.Find(charset)!.GetBytes(page), null).Span));
    }

    [Theory]
    [InlineData("It costs £3, £4 or £5")]
    [InlineData("DIE ÄRZTE KÄMPFEN FÜR")]
    [InlineData("25 °C ± 2")]
    [InlineData("© 1999 The Keeper")]
    [InlineData("Add 1½ cups and ½ spoon, then 2½ more")]
    [InlineData("¥300, ¥400, ¥500, ¥600, ¥700, ¥800")]
    [InlineData("££ and °° and ©©")]
    [InlineData("MÜLLER GRÜSST ÖSTERREICH")]
    public void Signs_and_capitals_among_Latin_letters_are_no_East_Asian_ones(string text)
    {
        foreach (var before in (string[])["", string.Concat(Enumerable.Repeat("<p>The keeper counted the boats in the fog and closed the door.</p>", 8))])
        {
            foreach (var header in (string?[])[null, "utf-8"])
            {
                var page = CharsetLabels.Windows1252.GetBytes($"{before}<p>{text}</p>");
                Assert.EndsWith($"<p>{text}</p>", Encoding.UTF8.GetString(CharsetStep.ToUtf8(page, header).Span), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Vietnamese_tones_are_put_back_on_their_letters()
    {
        const string text = "Người gác hải đăng đếm những chiếc thuyền trong sương mù rồi đóng cửa.";
        var page = CharsetLabels.Find("windows-1258")!.GetBytes($"<p>{VietnameseTones.Part(text)}</p>");
        Assert.Equal($"<p>{text}</p>", Encoding.UTF8.GetString(CharsetStep.ToUtf8(page, null).Span));
    }

    [Fact]
    public void Any_bytes_become_valid_utf8()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(600)];
            random.NextBytes(bytes);
            foreach (var label in (string?[])[null, "utf-8", "gb18030", "windows-1253", "iso-2022-jp", "utf-16", "iso-8859-10", "no such"])
                Assert.True(System.Text.Unicode.Utf8.IsValid(CharsetStep.ToUtf8(bytes, label).Span));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7919)]
    [InlineData(0)]
    public void Noise_is_no_page(int step)
    {
        var noise = step == 0 ? [.. Sources.WarcFixture.Noise(3, 12_000)] : Enumerable.Range(0, 6000).Select(i => (byte)(0x80 + i * step % 128)).ToArray();
        byte[] page = [.. "<html><body><p>"u8, .. noise];
        Assert.Equal("broken-charset", Assert.Throws<BadRecordException>(() => CharsetStep.ToUtf8(page, "utf-8")).Reason);
    }

    [Theory]
    [InlineData("iso-8859-14", "ŵŷẁḋ")]
    [InlineData("iso-8859-16", "șțȘȚ€")]
    [InlineData("iso-8859-10", "ąēģīĸŋ")]
    public void Charsets_that_the_framework_lacks_go_there_and_back(string label, string text)
    {
        var encoding = CharsetLabels.Find(label)!;
        Assert.Equal(text, encoding.GetString(encoding.GetBytes(text)));
        Assert.Equal(256, encoding.GetString([.. Enumerable.Range(0, 256).Select(code => (byte)code)]).Distinct().Count());
    }

    [Fact]
    public void Pages_that_are_utf8_are_not_copied()
    {
        foreach (var text in (string[])["plain", "é", "<meta charset=utf-8>Ж"])
        {
            ReadOnlyMemory<byte> page = Encoding.UTF8.GetBytes(text);
            Assert.True(page.Equals(CharsetStep.ToUtf8(page, null)));
            Assert.True(page.Equals(CharsetStep.ToUtf8(page, "iso-8859-1")));
        }
    }
}
