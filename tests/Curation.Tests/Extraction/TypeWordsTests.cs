using System.Text;
using Curation.Extraction;
using Curation.Extraction.Scoring;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction;

public sealed class TypeWordsTests
{
    private static BlockWords Words(string html)
    {
        var (tree, analysis) = (new PageTree(), new PageAnalysis());
        new PageParser(tree, new ExtractOptions()).Parse(Encoding.UTF8.GetBytes(html));
        analysis.Count(tree);
        return analysis.Words;
    }

    [Fact]
    public void Each_known_word_counts_once()
    {
        var words = Words("<p>Lamps, boats; LAMPS</p><p>boats fog</p><p>fog lamps</p><p>one two three four five six seven eight nine ten</p>");
        Assert.Equal([3, 2, 2, 10], Enumerable.Range(0, words.Count).Select(block => words[block].Length));
        var (lamps, boats) = (words[0][0], words[0][1]);
        Assert.Equal(lamps, words[0][2]);
        sbyte[] weights = [1, 2, 3, 4, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70, .. new sbyte[10 * PageTypes.Count]];
        float[] usual = [1, -1, 2, -2, 3, -3, 4];
        var known = new TypeWords([lamps, boats, .. words[3]], weights, 0.5f, usual);
        var row = new float[PageTypes.Count];
        known.Fill(row, words);
        for (var type = 0; type < row.Length; type++) Assert.Equal((weights[type] + weights[type + 7]) * 0.5f / MathF.Sqrt(12), row[type], 1e-5f);
        var stray = new float[PageTypes.Count];
        known.Fill(stray, Words("<p>Lamps, boats</p>"));
        Assert.Equal(usual, stray);
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true)) known.Write(writer);
        var read = new float[PageTypes.Count];
        ReadOnlySpan<byte> bytes = file.ToArray();
        var copy = TypeWords.Read(ref bytes);
        copy.Fill(read, words);
        Assert.Equal(row, read);
        copy.Fill(read, Words("<p>Lamps, boats</p>"));
        Assert.Equal(usual, read);
        for (var length = 0; length < file.Length; length++) Refuse(file.ToArray()[..length]);
    }

    [Theory]
    [InlineData("灯塔看守人", 4)]
    [InlineData("คนเฝ้าประภาคาร", 13)]
    [InlineData("ຄົນເຝົ້າ", 7)]
    [InlineData("អ្នកយាម", 6)]
    [InlineData("မီးပြတိုက်", 9)]
    [InlineData("रखवाला बंदरगाह", 2)]
    [InlineData("“lamp” keeper", 2)]
    public void Scripts_without_spaces_are_read_by_pairs(string text, int count) => Assert.Equal(count, Words($"<p>{text}</p>")[0].Length);

    [Fact]
    public void A_block_is_read_by_its_beginning() =>
        Assert.Equal(BlockWords.MostWords, Words($"<p>{string.Join(' ', Enumerable.Repeat("a", 100))}</p>")[0].Length);

    private static void Refuse(byte[] bytes) => Assert.Throws<InvalidDataException>(() =>
    {
        ReadOnlySpan<byte> file = bytes;
        return TypeWords.Read(ref file);
    });
}
