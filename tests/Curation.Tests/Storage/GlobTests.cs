using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class GlobTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GlobTests()
    {
        foreach (var name in new[] { "a.gz", "b.gz", "B.gz", "c.txt", ".hidden.gz", "in/d.gz", "in/deep/e.gz", "in/deep/f.txt", ".git/g.gz", "in*x/odd.gz" })
            folder.Touch(name);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.gz", false, "a.gz")]
    [InlineData("*.gz", false, "B.gz a.gz b.gz")]
    [InlineData("?.gz", false, "B.gz a.gz b.gz")]
    [InlineData(".*.gz", false, ".hidden.gz")]
    [InlineData("*/*.gz", false, "in*x/odd.gz in/d.gz")]
    [InlineData("i?/d.gz", false, "in/d.gz")]
    [InlineData("**/*.gz", false, "B.gz a.gz b.gz in*x/odd.gz in/d.gz in/deep/e.gz")]
    [InlineData("**/deep/*", false, "in/deep/e.gz in/deep/f.txt")]
    [InlineData("**/**/e.gz", false, "in/deep/e.gz")]
    [InlineData("in/**", false, "in/d.gz in/deep/e.gz in/deep/f.txt")]
    [InlineData("in*x/odd.gz", false, "in*x/odd.gz")]
    [InlineData("in", false, "in/d.gz")]
    [InlineData("in", true, "in/d.gz in/deep/e.gz in/deep/f.txt")]
    [InlineData("in/d*", true, "in/d.gz in/deep/e.gz in/deep/f.txt")]
    public void Expands_in_ordinal_order(string pattern, bool recursive, string expected)
    {
        var found = Glob.Expand(pattern, folder.Path, recursive).Select(path => Path.GetRelativePath(folder.Path, path));
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("missing.gz")]
    [InlineData("*.zip")]
    [InlineData("missing/*.gz")]
    [InlineData("a.gz/*")]
    public void No_match_is_said_in_one_line(string pattern)
    {
        var error = Assert.Throws<FileNotFoundException>(() => Glob.Expand(pattern, folder.Path));
        Assert.StartsWith(pattern + ": ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Absolute_patterns_ignore_the_base_and_links_to_folders_do_not_loop()
    {
        Directory.CreateSymbolicLink(folder.File("in/loop"), folder.Path);
        Assert.Equal([folder.File("in/d.gz")], Glob.Expand(folder.File("in/**/d.gz"), "/nowhere"));
    }
}
