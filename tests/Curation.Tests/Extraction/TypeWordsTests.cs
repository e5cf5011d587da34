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
        var words = Words("<p>Lamps, boats; LAMPS</p><p>boats fog</p><p>fog lamps</p>");
        Assert.Equal(3, words.Count);
        Assert.Equal([3, 2, 2], Enumerable.Range(0, words.Count).Select(block => words[block].Length));
        var (lamps, boats) = (words[0][0], words[0][1]);
        Assert.Equal(lamps, words[0][2]);
        sbyte[] weights = [1, 2, 3, 4, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70];
        var known = new TypeWords([lamps, boats], weights, 0.5f);
        var row = new float[PageTypes.Count];
        known.Fill(row, words);
        for (var type = 0; type < row.Length; type++) Assert.Equal((weights[type] + weights[type + 7]) * 0.5f / MathF.Sqrt(2), row[type], 1e-5f);
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true)) known.Write(writer);
        var read = new float[PageTypes.Count];
        ReadOnlySpan<byte> bytes = file.ToArray();
        TypeWords.Read(ref bytes).Fill(read, words);
        Assert.Equal(row, read);
        for (var length = 0; length < file.Length; length++) Refuse(file.ToArray()[..length]);
    }

    [Fact]
    public void Scripts_without_spaces_are_read_by_pairs_and_a_block_by_its_beginning()
    {
        var words = Words($"<p>灯塔看守人</p><p>{string.Join(' ', Enumerable.Repeat("a", 100))}</p>");
        Assert.Equal([4, BlockWords.MostWords], Enumerable.Range(0, words.Count).Select(block => words[block].Length));
    }

    private static void Refuse(byte[] bytes) => Assert.Throws<InvalidDataException>(() =>
    {
        ReadOnlySpan<byte> file = bytes;
        return TypeWords.Read(ref file);
    });
}
