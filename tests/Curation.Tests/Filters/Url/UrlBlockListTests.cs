using System.Text;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Text;

namespace Curation.Tests.Filters.Url;

public sealed class UrlBlockListTests
{
    private static readonly UrlBlockList _all = Open(new UrlBlockList { Hosts = "hosts", Domains = "domains", Urls = "urls", Words = "words" });

    [Theory]
    [InlineData("https://site.org/page", 0)]
    [InlineData("https://bad.org/page", 1)]
    [InlineData("HTTPS://BAD.org.:8080/page", 1)]
    [InlineData("https://www.bad.org/page", 0)]
    [InlineData("https://evil.com/", 1)]
    [InlineData("https://a.b.evil.com/", 1)]
    [InlineData("https://notevil.com/", 0)]
    [InlineData("https://evil.com.site.org/", 0)]
    [InlineData("http://Site.org/Some/Page/#part", 1)]
    [InlineData("https://site.org/some/page", 0)]
    [InlineData("https://site.org/q#frag", 0)]
    [InlineData("https://site.org/a-CASINO-b", 1)]
    [InlineData("https://site.org/casinos", 0)]
    [InlineData("https://casino.evil.com/", 2)]
    [InlineData("", 0)]
    [InlineData("casino", 1)]
    [InlineData("not a url ://#?", 0)]
    public void Counts_the_lists_that_a_url_is_on(string url, int lists) => Assert.Equal(lists, _all.Measure(Of(url)));

    [Fact]
    public void One_list_is_enough_and_the_rest_is_off()
    {
        var words = Open(new UrlBlockList { Words = "words" });
        Assert.Equal(0, words.Measure(Of("https://bad.org/")));
        Assert.Equal(1, words.Measure(Of("https://bad.org/casino")));
        Assert.True(words.Allows(0));
        Assert.False(words.Allows(1));
    }

    [Fact]
    public void A_list_is_needed() => Assert.Throws<RecipeException>(() => new UrlBlockList().Open(new Lists()));

    [Fact]
    public void The_built_in_list_is_there()
    {
        var builtIn = (UrlBlockList)new UrlBlockList { Hosts = "builtin:blocked-hosts" }.Open(new Curation.Recipe.Assets());
        Assert.Equal(1, builtIn.Measure(Of("https://spam.example.com/x")));
        Assert.Equal(0, builtIn.Measure(Of("https://example.com/x")));
    }

    [Fact]
    public void A_hostile_host_takes_linear_time() => Assert.Equal(0, _all.Measure(Of("https://" + string.Concat(Enumerable.Repeat("a.", 1_000_000)) + "/")));

    [Fact]
    public void An_empty_list_blocks_nothing() => Assert.Equal(0, Open(new UrlBlockList { Hosts = "empty" }).Measure(Of("https://bad.org/")));

    private static UrlBlockList Open(UrlBlockList stage) => (UrlBlockList)stage.Open(new Lists());

    private static Document Of(string url) => new("s", "1", url, DocumentText.FromString(""));

    private sealed class Lists : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(name switch
        {
            "hosts" => "# a comment\nBad.org\r\n\nother.net # why\nbad.org\n",
            "domains" => "evil.com\n",
            "urls" => "https://site.org/Some/Page\n# no\n",
            "words" => "Casino\npoker",
            _ => "",
        });
    }
}
