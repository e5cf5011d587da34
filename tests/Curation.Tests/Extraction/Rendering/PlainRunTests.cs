using Curation.Extraction.Rendering;

namespace Curation.Tests.Extraction.Rendering;

public sealed class PlainRunTests
{
    private const string Alphabet = "aab z,.\u00e9\u4e2d\u00a0\u00ad\u200b\u2028\ufeff\u007f \n\t";

    [Fact]
    public void Words_with_one_blank_between_them_are_one_run()
    {
        var random = new Random(5);
        var far = 0;
        for (var round = 0; round < 4000; round++)
        {
            var letters = random.Next(4) == 0 ? Alphabet : "abcd efg";
            var text = System.Text.Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => random.Next(40) == 0 ? Alphabet[random.Next(Alphabet.Length)] : letters[random.Next(letters.Length)])));
            Assert.Equal(OneByOne(text), PlainRun.Length(text));
            if (PlainRun.Length(text) > 32) far++;
        }

        Assert.True(far > 50, $"only {far}");
    }

    private static int OneByOne(byte[] text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSpecial(text[i])) continue;
            var isLoneBlank = text[i] == ' ' && i > 0 && i + 1 < text.Length && !IsSpecial(text[i + 1]);
            if (!isLoneBlank) return i;
        }

        return text.Length;
    }

    private static bool IsSpecial(byte b) => b is <= 32 or 0x7F or 0xC2 or 0xE2 or 0xEF;
}
