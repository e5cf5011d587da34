using Curation.Columns;
using Curation.Core;
using Curation.Sources;
using Curation.Tests.Storage;
using static Curation.Tests.Sources.WarcFixture;

namespace Curation.Tests.Sources;

public sealed class SourceUnitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Put(string name, byte[] bytes, long? length = null)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.Write(bytes);
        if (length is { } size) file.SetLength(size);
        return path;
    }

    [Fact]
    public void Large_files_are_cut_where_their_records_can_be_found()
    {
        const long size = 2 * SourceUnits.RangeBytes + 5;
        var plain = SourceUnits.Of([new SourceOptions { Warc = Put("a.warc", Response(), size) }]);
        Assert.Equal([0, SourceUnits.RangeBytes, 2 * SourceUnits.RangeBytes], plain.Select(unit => unit.Range.Start).Order());
        Assert.Equal([SourceUnits.RangeBytes, 2 * SourceUnits.RangeBytes, long.MaxValue], plain.Select(unit => unit.Range.End).Order());
        Assert.Equal(3, plain.Select(unit => unit.Name).Distinct().Count());
        Assert.Single(SourceUnits.FilesOf(plain));
        Assert.Equal(3, SourceUnits.Of([new SourceOptions { Warc = Put("b.warc.gz", Join(Gzip(Info()), Gzip(Response())), size) }]).Count);
        Assert.Single(SourceUnits.Of([new SourceOptions { Warc = Put("c.warc.gz", Gzip(Join(Info(), Response())), size) }]));
        Assert.Equal(3, SourceUnits.Of([new SourceOptions { Jsonl = Put("d.jsonl", Bytes("{}\n"), size) }]).Count);
        Assert.Single(SourceUnits.Of([new SourceOptions { Jsonl = Put("e.jsonl.gz", Gzip(Bytes("{}\n")), size) }]));
        Assert.Single(SourceUnits.Of([new SourceOptions { Warc = Put("f.warc", Response(), SourceUnits.RangeBytes) }]));
    }

    [Fact]
    public void Small_pages_of_a_directory_are_taken_together()
    {
        foreach (var name in (string[])["x/b.html", "x/a.htm", "x/y/c.xhtml.gz", "x/style.css", "x/.hidden.html"]) Put(name, Bytes("<p>"));
        var units = SourceUnits.Of([new SourceOptions { Html = _folder.File("x") }]);
        Assert.Equal(["x/a.htm x/b.html", "x/y/c.xhtml.gz"], units.Select(unit => string.Join(' ', unit.Files.Select(Relative))).Order());
        Put("x/z.html", Bytes("<p>"), SourceUnits.GroupBytes);
        Assert.Equal(["x/a.htm x/b.html", "x/y/c.xhtml.gz", "x/z.html"],
            SourceUnits.Of([new SourceOptions { Html = _folder.File("x") }]).Select(unit => string.Join(' ', unit.Files.Select(Relative))).Order());
        Assert.Single(SourceUnits.Of([new SourceOptions { Html = Put("page", Bytes("<p>")) }]));
        Assert.Contains(": 1 files left out", Assert.Single(SourceUnits.LeftOut([new SourceOptions { Html = _folder.File("x") }])), StringComparison.Ordinal);
        Assert.Empty(SourceUnits.LeftOut([new SourceOptions { Html = _folder.File("x/y") }]));
        Assert.Throws<RecipeException>(() => SourceUnits.Of([new SourceOptions { Html = Path.GetDirectoryName(Put("none/x.txt", []))! }]));

        string Relative(SourceInput input) => Path.GetRelativePath(_folder.File("."), input.FullPath).Replace('\\', '/');
    }

    [Fact]
    public void Pages_under_other_names_are_told_by_how_they_begin()
    {
        string[] pages = ["about", "index.php", "view.asp", "view.php?id=3", "page.html?x=1", "old.xht"];
        foreach (var name in pages) Put($"x/{name}", Bytes("<!DOCTYPE html><title>x</title><p>y"));
        Put("x/z.php.gz", Gzip(Bytes("<html><p>y")));
        foreach (var name in (string[])["README", "lib.php", "notes.txt", "empty"]) Put($"x/{name}", Bytes(name == "empty" ? "" : "<?php echo '<html>';"));
        SourceOptions[] sources = [new SourceOptions { Html = _folder.File("x") }];
        var files = SourceUnits.FilesOf(SourceUnits.Of(sources)).Select(file => Path.GetFileName(file.Path));
        Assert.Equal([.. pages.Append("z.php.gz").Order(StringComparer.Ordinal)], files.Order(StringComparer.Ordinal));
        Assert.Contains(": 4 files left out", Assert.Single(SourceUnits.LeftOut(sources)), StringComparison.Ordinal);
        Assert.Equal(7, SourceFile.Files([_folder.File("x")], SourceFile.Kinds).Count);
        Assert.Contains(": 4 files of other kinds left out", Assert.Single(SourceFile.LeftOut(_folder.File("x"), SourceFile.Kinds)), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_named_twice_and_rows_without_their_columns_are_mistakes()
    {
        var file = Put("a.warc", Response());
        Assert.Contains("is named twice", Assert.Single(MistakesOf(new() { Warc = file }, new() { Warc = file })), StringComparison.Ordinal);
        Assert.Contains("expected a Parquet file", Assert.Single(MistakesOf(new SourceOptions { Parquet = Put("a.parquet", []) })), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_named_must_be_there()
    {
        var rows = Put("a.jsonl", Bytes("{\"id\":1,\"page\":\"<p>\"}\nbroken\n{\"id\":2,\"page\":\"<p>\",\"name\":\"x\"}\n"));
        Assert.Single(SourceUnits.Of([new SourceOptions { Jsonl = rows, Html = "page", Title = "name" }]));
        var mistake = Assert.Single(MistakesOf(new SourceOptions { Jsonl = rows, Html = "pge", Title = "name" }));
        Assert.EndsWith("in the first 2 rows: expected a column pge (html), found id, page, name", mistake, StringComparison.Ordinal);
        Assert.Equal(2, MistakesOf(new SourceOptions { Jsonl = rows, Html = "pge", Url = "adress" }).Count);
        Assert.Single(SourceUnits.Of([new SourceOptions { Jsonl = Put("b.jsonl", Bytes("broken\n")), Html = "page" }]));
        var table = _folder.File("a.parquet");
        using (var file = File.Create(table))
        {
            var writer = new ParquetWriter(file, new Schema(Column.Utf8("key"), Column.Utf8("text")));
            writer.Finish();
        }

        Assert.Single(SourceUnits.Of([new SourceOptions { Parquet = table, Id = "key" }]));
        mistake = Assert.Single(MistakesOf(new SourceOptions { Parquet = table, Html = "pge" }));
        Assert.EndsWith("a.parquet: expected a column pge (html), found key, text", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_of_one_kind_and_only_rows_have_columns()
    {
        Assert.Empty(new SourceOptions { Jsonl = "a", Html = "page", Id = "key" }.Mistakes());
        Assert.Equal(("page", "key", "text"), new SourceOptions { Jsonl = "a", Html = "page", Id = "key" }.Fields is var f ? (f.Html, f.Id, f.Text) : default);
        Assert.Equal("html", new SourceOptions { Html = "pages" }.Kind);
        Assert.Single(new SourceOptions { Warc = "a", Html = "b" }.Mistakes());
        Assert.Single(new SourceOptions { Warc = "a", Id = "b" }.Mistakes());
        Assert.Single(new SourceOptions { Text = "b" }.Mistakes());
    }

    private static IReadOnlyList<string> MistakesOf(params IReadOnlyList<SourceOptions> sources) =>
        Assert.Throws<RecipeException>(() => SourceUnits.Of(sources)).Mistakes;
}
