using System.Text;
using Curation.Dedup;
using Curation.Dedup.Rows;
using Curation.Recipe;
using Curation.Tests.Storage;

namespace Curation.Tests.Dedup;

public sealed class DedupRowsTests
{
    private static readonly string _words = string.Join(' ', new Planted(20).Words(100));

    [Theory]
    [InlineData(DedupMethod.Both, "a:b:False:b:0.99 b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    [InlineData(DedupMethod.Exact, "a::True:: b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    [InlineData(DedupMethod.Near, "a:b:False:b:0.99 b:b:True:: c:b:False:b:1 d:d:True:: e:d:False:d:1 f::True::")]
    public async Task Rows_come_back_in_order_with_their_survivor(DedupMethod method, string expected)
    {
        var longer = _words + " more";
        var rows = await Run(method, [("a", _words), ("b", longer), ("c", longer), ("d", "tiny"), ("e", "tiny"), ("f", "")]);
        Assert.Equal(
            expected, string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row.Id}:{row.Cluster}:{row.Keep}:{row.Of}:{row.Similarity:0.##}"))));
    }

    [Fact]
    public async Task Of_equally_long_texts_the_smallest_id_survives()
    {
        var rows = await Run(DedupMethod.Both, [("c", "same"), ("a", "same"), ("b", "same")]);
        Assert.Equal([("c", "a"), ("a", null), ("b", "a")], rows.Select(row => (row.Id, row.Of)));
    }

    [Fact]
    public async Task No_rows_give_no_rows() => Assert.Empty(await Run(DedupMethod.Both, []));

    [Fact]
    public async Task Rows_of_many_units_meet()
    {
        var planted = new Planted(21);
        var rows = Enumerable.Range(0, 70_000).Select(i => ($"{i}", i % 65_536 == 5 ? _words : $"text {i}")).ToArray();
        var marked = (await Run(DedupMethod.Both, rows)).Where(row => row.Cluster is not null).Select(row => (row.Id, row.Of));
        Assert.Equal([("5", null), ("65541", "5")], marked);
    }

    /// <summary>Three files of which the last fails at first. What the first two left is damaged in between: bytes changed, cut off, or not at all.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("documents/000000-000000.heads")]
    [InlineData("documents/000001-000000.parquet")]
    [InlineData("dedup/000001-000000.run")]
    public async Task Interrupted_it_goes_on_and_makes_damaged_files_anew(string? damaged)
    {
        using var folder = new TemporaryFolder();
        var (work, reads, fails) = (folder.File("work"), new int[3], true);
        var files = Enumerable.Range(0, 3).Select(number => File(folder.File($"{number}"), number)).ToArray();
        var options = new DedupOptions { Cut = new() { Lines = new() } };
        await Assert.ThrowsAsync<IOException>(() => Collect(new(options, 2, ResolvedRecipe.Section, work), files));
        if (damaged is not null) Damage(System.IO.Path.Combine(work, damaged));

        fails = false;
        var told = new List<string>();
        var rows = await Collect(new(options, 2, ResolvedRecipe.Section, work) { Tell = told.Add }, files);
        Assert.Equal([Reads("000000-"), Reads("000001-"), 2], reads);
        Assert.Equal(damaged is null ? [] : [true], told.Select(line => line.StartsWith(System.IO.Path.Combine(work, damaged!), StringComparison.Ordinal)));
        Assert.False(Directory.Exists(work));
        Assert.Equal(Lines(await Collect(new(options, 4, ResolvedRecipe.Section), files)), Lines(rows));
        Assert.Contains(rows, row => row.Of is not null);
        Assert.Contains(rows, row => row.Cuts!.Count > 0);

        int Reads(string unit) => damaged?.Contains(unit, StringComparison.Ordinal) == true ? 2 : 1;

        RowFile File(string path, int number)
        {
            System.IO.File.WriteAllText(path, $"{number}");
            return new(path, () => Read(number), () => 0);
        }

        IEnumerable<DedupInput> Read(int number)
        {
            reads[number]++;
            for (var row = 0; row < 5; row++) yield return new($"{number}-{row}", Encoding.UTF8.GetBytes($"shared line\nown{(char)('a' + row)} of{(char)('a' + (number / 2))}"));
            if (fails && number == 2) throw new IOException("the file is gone");
        }

        static void Damage(string path)
        {
            var bytes = System.IO.File.ReadAllBytes(path);
            if (path.EndsWith(".run", StringComparison.Ordinal)) bytes = bytes[..^9];
            else bytes[^5] ^= 1;
            System.IO.File.WriteAllBytes(path, bytes);
        }

        static IEnumerable<string> Lines(List<DedupRow> rows) => rows.Select(row => $"{row.Id} {row.Of} {row.Keep} {Encoding.UTF8.GetString(row.Text.Span)}");
    }

    /// <summary>Left while the rows were written out; one bit of a file is another then, its size and time are not.</summary>
    [Theory]
    [InlineData("documents/000000-000000.heads")]
    [InlineData("documents/000000-000000.parquet")]
    [InlineData("documents/000000.json")]
    [InlineData("dedup/shingles.bin")]
    public async Task Nothing_that_was_left_is_believed_unread(string damaged)
    {
        using var folder = new TemporaryFolder();
        var (work, told) = (folder.File("work"), new List<string>());
        System.IO.File.WriteAllText(folder.File("rows"), "rows");
        var file = new RowFile(folder.File("rows"), Rows, () => 0);
        await foreach (var _ in new DedupRows(new(), 2, ResolvedRecipe.Section, work).Run([file])) break;
        Flip(System.IO.Path.Combine(work, damaged));
        var rows = await Collect(new(new(), 2, ResolvedRecipe.Section, work) { Tell = told.Add }, [file]);
        Assert.StartsWith(System.IO.Path.Combine(work, damaged), Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(await Collect(new(new(), 2, ResolvedRecipe.Section), [file]), rows, (one, other) => (one.Id, one.Of, one.Similarity) == (other.Id, other.Of, other.Similarity));

        static IEnumerable<DedupInput> Rows() =>
            [new("a", Encoding.UTF8.GetBytes(_words)), new("b", Encoding.UTF8.GetBytes(_words + " more")), new("c", Encoding.UTF8.GetBytes(_words))];

        static void Flip(string path)
        {
            var (bytes, time) = (System.IO.File.ReadAllBytes(path), System.IO.File.GetLastWriteTimeUtc(path));
            bytes[bytes.Length / 2] ^= 1;
            System.IO.File.WriteAllBytes(path, bytes);
            System.IO.File.SetLastWriteTimeUtc(path, time);
        }
    }

    [Theory]
    [InlineData("-2", 1)]
    [InlineData("", 1)]
    [InlineData("-3", 0)]
    public async Task A_given_id_that_another_row_was_made_is_told(string behind, long expected)
    {
        var made = new string('a', 32);
        DedupInput[] rows =
        [
            new(made, "one"u8.ToArray()) { HasMadeId = true }, new(made + behind, "two"u8.ToArray()), new(made, "one"u8.ToArray()) { HasMadeId = true },
        ];
        var dedup = new DedupRows(new(), 2, ResolvedRecipe.Section);
        await Collect(dedup, [new RowFile(null, () => rows, () => 0)]);
        Assert.Equal(expected, dedup.RepeatedIds);
    }

    private static async Task<List<DedupRow>> Collect(DedupRows dedup, RowFile[] files)
    {
        var result = new List<DedupRow>();
        await foreach (var row in dedup.Run(files)) result.Add(row);
        return result;
    }

    private static async Task<List<DedupRow>> Run(DedupMethod method, (string Id, string Text)[] rows)
    {
        var inputs = rows.Select(row => new DedupInput(row.Id, Encoding.UTF8.GetBytes(row.Text)));
        return await Collect(new(DedupRows.For(method, new()), 2, ResolvedRecipe.Section), [new RowFile(null, () => inputs, () => 0)]);
    }
}
