using System.Text;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Recipe;
using Curation.Text;

namespace Curation.Tests.Filters.Url;

public sealed class HostTypeTests
{
    private static readonly Labeler _stage = (Labeler)new HostType().Open(new Assets());

    [Theory]
    [InlineData("https://www.nasa.gov/a", "government")]
    [InlineData("https://www.tax.gov.uk/", "government")]
    [InlineData("https://gov.example.com/", "other")]
    [InlineData("https://cs.mit.edu/~x", "education")]
    [InlineData("https://www.ox.ac.uk", "education")]
    [InlineData("https://en.wikipedia.org/wiki/A", "wiki")]
    [InlineData("https://wiki.debian.org/", "wiki")]
    [InlineData("https://phpbb-forum.example.de/t/1", "forum")]
    [InlineData("https://unix.stackexchange.com/q/1", "forum")]
    [InlineData("https://someone.blogspot.com/", "blog")]
    [InlineData("https://docs.python.org/3/", "documentation")]
    [InlineData("https://github.com/a/b", "code")]
    [InlineData("https://dailynews.example/", "news")]
    [InlineData("https://bookshop.example/", "shop")]
    [InlineData("https://www.gnu.org/", "organisation")]
    [InlineData("https://www.charity.org.uk/", "organisation")]
    [InlineData("https://example.com/forum/", "other")]
    [InlineData("https://10.0.0.1/", "other")]
    [InlineData("no address", "none")]
    [InlineData("", "none")]
    public void Known_hosts(string url, string type) => Assert.Equal(type, _stage.Classify(Page(url.Contains(' ') ? "" : url)).Name);

    [Fact]
    public void Patterns_of_the_user()
    {
        var stage = (Labeler)new HostType { Types = "mine" }.Open(new Given("club\t.club.* verein\n# c\n\npark\t*park*\n"));
        string[] urls = ["http://verein.de", "http://a.club.de", "http://club", "http://nationalparks.de", "http://x.de"];
        Assert.Equal(["club", "club", "other", "park", "other"], urls.Select(url => stage.Classify(Page(url)).Name));
    }

    [Theory]
    [InlineData("club")]
    [InlineData("club\ta")]
    [InlineData("\tclub")]
    public void A_line_that_is_none_is_told(string line)
    {
        var mistake = Assert.Throws<RecipeException>(() => new HostType { Types = "mine" }.Open(new Given("# c\n" + line + "\n"))).Message;
        Assert.StartsWith("mine, line 2: ", mistake, StringComparison.Ordinal);
    }

    private static Document Page(string url) => new("s", "1", url, DocumentText.FromString(""));

    private sealed class Given(string list) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(list);
    }
}
