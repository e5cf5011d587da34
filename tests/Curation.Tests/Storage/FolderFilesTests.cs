using System.Diagnostics;
using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class FolderFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void Link(string name, string target) => File.CreateSymbolicLink(_folder.File(name), target);

    private void Pipe(string name)
    {
        using var made = Process.Start("mkfifo", _folder.File(name));
        made.WaitForExit();
    }

    private string Names(IEnumerable<string> entries) => string.Join(' ', entries.Select(entry => entry.Replace(_folder.Path + "/", "", StringComparison.Ordinal)));

    [Fact]
    public void Links_are_followed_once_and_what_is_no_file_is_told()
    {
        foreach (var name in (string[])["in/b.html", "in/sub/a.html", "other/c.html", "other/deep/d.html"]) _folder.Touch(name);
        Link("in/0.html", "b.html");
        Link("in/dangling.html", "nowhere.html");
        Link("in/itself.html", "itself.html");
        Link("in/sub/loop", "..");
        Link("in/above", "../..");
        Link("in/again", "sub");
        Link("in/other", "../other");
        Link("other/deep/back", "../../in");
        Pipe("in/pipe.html");
        var (files, leftOut) = FolderFiles.Under(_folder.File("in"));
        Assert.Equal("in/0.html in/b.html in/other/c.html in/other/deep/d.html in/sub/a.html", Names(files));
        Assert.Equal(
            "in/dangling.html: a link that leads nowhere in/itself.html: a link that leads nowhere in/pipe.html: a pipe, socket or device and no file",
            Names(leftOut));
    }

    [Fact]
    public void Much_that_is_left_out_is_few_lines() =>
        Assert.Equal(["1; left out", "2; left out", "3; left out", "4; left out", "5; left out", "2 more that are no files left out"],
            FolderFiles.Tell(["1", "2", "3", "4", "5", "6", "7"]));

    [Fact]
    public void Patterns_pass_over_what_is_no_file()
    {
        _folder.Touch("a.html");
        Link("b.html", "nowhere");
        Pipe("c.html");
        Assert.Equal("a.html", Names(Glob.Expand("*.html", _folder.Path)));
        Assert.Equal("a.html", Names(Glob.Expand(".", _folder.Path, recursive: true).Select(Path.GetFullPath)));
        Assert.Equal("b.html: a link that leads nowhere c.html: a pipe, socket or device and no file", Names(Glob.LeftOut("*.html", _folder.Path)));
        var error = Assert.Throws<FileNotFoundException>(() => Glob.Expand("c.html", _folder.Path));
        Assert.Equal("c.html: a pipe, socket or device and no file; a file was expected", Names([error.Message]));
    }
}
