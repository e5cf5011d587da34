using Curation.Storage;

namespace Curation.Tests.Storage;

public sealed class GlobTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GlobTests()
    {
        foreach (var name in new[] { "a.gz", "b.gz", "B.gz", "c.txt", ".hidden.gz", "in/d.gz", "in/deep/e.gz", "in/deep/f.txt", ".git/g.gz", "in*x/odd.gz" })
            _folder.Touch(name);
    }

    public void Dispose() => _folder.Dispose();

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
        var found = Glob.Expand(pattern, _folder.Path, recursive).Select(path => Path.GetRelativePath(_folder.Path, path));
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("missing.gz")]
    [InlineData("*.zip")]
    [InlineData("missing/*.gz")]
    [InlineData("a.gz/*")]
    public void No_match_is_said_in_one_line(string pattern)
    {
        var error = Assert.Throws<FileNotFoundException>(() => Glob.Expand(pattern, _folder.Path));
        Assert.StartsWith(pattern + ": ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Absolute_patterns_ignore_the_base_and_links_to_folders_do_not_loop()
    {
        Directory.CreateSymbolicLink(_folder.File("in/loop"), _folder.Path);
        Assert.Equal([_folder.File("in/d.gz")], Glob.Expand(_folder.File("in/**/d.gz"), "/nowhere"));
    }
}
