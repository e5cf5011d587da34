using System.Text;
using Curation.Dedup.Repeats;
using Curation.Dedup.Rows;
using Curation.Recipe;

namespace Curation.Tests.Dedup;

public sealed class RowEstimateTests
{
    private const double Base = 145e6, Chunk = 0.9 * 500e6, PerRow = 32_768 / 4.0;

    /// <summary>A gigabyte in two pieces, judged by a megabyte.</summary>
    private static readonly RowEstimate _estimate = new(32_768, 1_000_000_000, 1, new(1_000_000, 3_000_000, 2_000_000, 0.5));
    private static readonly CutOptions _lines = new() { Lines = new() }, _passages = new() { Substrings = new() };

    [Fact]
    public void What_is_sorted_and_does_not_fit_stands_twice()
    {
        Assert.Equal(4e9, _estimate.DiskBytes(new()));
        Assert.Equal(3e9, _estimate.DiskBytes(new() { Memory = 16_000_000_000 }));
        Assert.Equal(501, _estimate.Seconds());
    }

    /// <summary>Some shingles stand twice while they are put together, and are more of all rows than of a sample: at most those of all.</summary>
    [Theory]
    [InlineData(0, 1_000_000, 3e6)]
    [InlineData(1_000_000, 1_000_000, 3.5e6)]
    [InlineData(1_000_000, 10_000_000, 20e6 + (1.5 * 14e6))]
    [InlineData(100_000, 10_000_000, 29e6 + (1.5 * 1_995_262.0))]
    public void Shingles_grow_faster_than_texts(int setBytes, long textBytes, double expected)
    {
        var sample = new RowCost(1_000_000, 3_000_000, 0, 0) { SetBytes = setBytes };
        Assert.Equal(expected, new RowEstimate(100, textBytes, 1, sample).DiskBytes(new()), 1.0);
    }

    [Fact]
    public void Memory_follows_its_option()
    {
        Assert.Equal(Base + Chunk + PerRow, _estimate.MemoryBytes(new() { Near = null }));
        Assert.Equal(Base + Chunk + PerRow + 72e6 + (32_768 * 308 * 3), _estimate.MemoryBytes(new()));
        Assert.Equal(Base + Chunk + PerRow + 72e6 + 16e6, _estimate.MemoryBytes(new() { Memory = 16_000_000 }));
        Assert.Equal(Base + Chunk + PerRow + 40e6 + (2 * 62.5e6), _estimate.MemoryBytes(new() { Near = null, Cut = _lines }));
        Assert.Equal(Base + Chunk + PerRow + 40e6 + (4 * 62.5e6), _estimate.MemoryBytes(new() { Near = null, Cut = _passages }));
        Assert.Equal(Base + Chunk + PerRow + 40e6 + (4 * 1e6), _estimate.MemoryBytes(new() { Near = null, Cut = _passages, Memory = 16_000_000 }));
        Assert.Equal(Base + Chunk + PerRow + 40e6 + (4 * 1e9), _estimate.MemoryBytes(new() { Near = null, Cut = _passages, Memory = 64_000_000_000 }));
    }

    [Fact]
    public void Many_files_are_sorted_in_as_many_pieces() =>
        Assert.Equal(Base + (0.9 * 1e7) + PerRow, (_estimate with { Files = 100 }).MemoryBytes(new() { Near = null }));

    [Fact]
    public void Nothing_takes_nothing()
    {
        var nothing = new RowEstimate(0, 0, 0, default);
        Assert.Equal((Base, 0.0, 1.0), (nothing.MemoryBytes(new() { Near = null }), nothing.DiskBytes(new()), nothing.Seconds()));
    }

    /// <summary>Half of the rows judge all of them.</summary>
    [Theory]
    [InlineData("exact", 0)]
    [InlineData("near", 0)]
    [InlineData("lines", 40 * 16)]
    [InlineData("paragraphs", 40 * 2)]
    [InlineData("passages", 40 * 30)]
    public async Task A_sample_speaks_for_the_rest(string mode, int sortedBytesOfRow)
    {
        var cut = mode switch
        {
            "lines" => _lines, "paragraphs" => new() { Paragraphs = new() }, "passages" => new() { Substrings = new() { Min = 10 } }, _ => new CutOptions(),
        };
        var options = DedupRows.For(mode == "near" ? DedupMethod.Near : DedupMethod.Exact, new() { Cut = cut });
        var rows = Rows(new Planted(5));
        var dedup = new DedupRows(options, 2, ResolvedRecipe.Section);
        var (half, all) = (await dedup.Measure(rows[..(rows.Length / 2)], () => 0), await dedup.Measure(rows, () => 0));
        var estimate = new RowEstimate(rows.Length, all.TextBytes, 1, half);
        Assert.InRange(estimate.DiskBytes(options), 0.7 * all.DiskBytes, 1.3 * all.DiskBytes);
        Assert.InRange(all.SortBytes, rows.Length * sortedBytesOfRow, rows.Length * sortedBytesOfRow * 3);
        Assert.True(all.DiskBytes > all.SortBytes + (all.TextBytes / 4), $"{all}");
    }

    /// <summary>Two paragraphs of eight lines, one of a few that all texts share.</summary>
    private static DedupInput[] Rows(Planted planted)
    {
        var shared = Enumerable.Range(0, 20).Select(_ => string.Join(' ', planted.Words(50))).ToArray();
        return
        [
            .. Enumerable.Range(0, 600).Select(row => new DedupInput(
                $"{row}", Encoding.UTF8.GetBytes($"{Lines()}\n\n{Lines()}\n{shared[row % 20]}"))),
        ];

        string Lines() => string.Join('\n', Enumerable.Range(0, 8).Select(_ => string.Join(' ', planted.Words(8))));
    }
}
