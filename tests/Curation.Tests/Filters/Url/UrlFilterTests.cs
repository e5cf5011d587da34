using System.Text;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Text;

namespace Curation.Tests.Filters.Url;

public sealed class UrlFilterTests
{
    private static readonly UrlFilter _lists =
        new() { Hosts = "hosts", Urls = "urls", HardWords = "hard", SoftWords = "soft", SubWords = "sub", Suffixes = "suffixes" };

    [Theory]
    [InlineData("datatrove", "https://site.org/", null)]
    [InlineData("datatrove", "https://a.bad.co.uk/", "domain")]
    [InlineData("datatrove", "https://bad.co.uk/", "domain")]
    [InlineData("datatrove", "https://sub.fine.org/", "subdomain")]
    [InlineData("datatrove", "https://deep.sub.fine.org/", null)]
    [InlineData("datatrove", "https://site.org/page", "url")]
    [InlineData("datatrove", "https://site.org/page/", null)]
    [InlineData("datatrove", "http://site.org/page", null)]
    [InlineData("datatrove", "https://Site.org/page", null)]
    [InlineData("datatrove", "https://8.8.4.4/page", null)]
    [InlineData("datatrove", "https://co.uk/", null)]
    [InlineData("refinedweb", "https://8.8.4.4/page", "domain")]
    [InlineData("datatrove", "https://site.org/a-casino", "hard_blacklisted")]
    [InlineData("datatrove", "https://site.org/a-Casino", null)]
    [InlineData("datatrove", "https://site.org/casinos", null)]
    [InlineData("datatrove", "https://site.org/free/girls", "soft_blacklisted")]
    [InlineData("datatrove", "https://site.org/free/free", null)]
    [InlineData("datatrove", "https://site.org/x-Rated/vi.deos", "blacklisted_subword")]
    [InlineData("dclm", "https://www.bad.co.uk/", "domain")]
    [InlineData("dclm", "https://a.bad.co.uk/", null)]
    [InlineData("dclm", "https://webpage.bad.co.uk/", null)]
    [InlineData("dclm", "https://site.org/a-Casino", "hard-word")]
    [InlineData("dclm", "https://site.org/casino_x", null)]
    [InlineData("dclm", "https://site.org/x-rated.videos", "sub-word")]
    [InlineData("dclm", "https://site.org/x-rated/videos", null)]
    [InlineData("refinedweb", "https://a.bad.co.uk/", "domain")]
    [InlineData("refinedweb", "https://sub.fine.org/", "domain")]
    [InlineData("refinedweb", "https://site.org/free-GIRLS", "soft-words")]
    public void Verdicts_and_reasons_of_each_dialect(string dialect, string url, string? expected)
    {
        var document = new Document("s", "1", url, DocumentText.FromString(""));
        foreach (var rule in (_lists with { Dialect = dialect }).Rules)
        {
            var filter = (Filter)rule.Stage.Open(new Lists());
            if (filter.Allows(filter.Measure(document))) continue;
            Assert.Equal(expected, dialect == "datatrove" ? filter.PeerReasons.Above : rule.Name);
            return;
        }

        Assert.Null(expected);
    }

    [Theory]
    [InlineData("datatrove", 0)]
    [InlineData("dclm", 4)]
    [InlineData("refinedweb", 4)]
    public void Datatrove_alone_names_its_drops(string dialect, int unnamed) =>
        Assert.Equal(unnamed, (_lists with { Dialect = dialect }).Rules.Count(rule => ((Filter)rule.Stage).PeerReasons.IsUnnamed));

    [Fact]
    public void A_rule_without_a_list_finds_nothing() =>
        Assert.All(new UrlFilter().Rules, rule => Assert.Equal(0, ((Filter)rule.Stage.Open(new Lists())).Measure(new("s", "1", "https://bad.co.uk/", DocumentText.FromString("")))));

    private sealed class Lists : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(name switch
        {
            "hosts" => "bad.co.uk\nsub.fine.org\n8.8.4.4\nco.uk\n",
            "urls" => "https://site.org/page\n",
            "hard" => "casino\n",
            "soft" => "free\ngirls\n",
            "sub" => "xratedvideos\n",
            _ => "co.uk\norg\n",
        });
    }
}

public sealed class UrlMatchTests
{
    [Fact]
    public void Soft_words_are_counted_once_each_and_up_to_ten()
    {
        var words = string.Join('/', Enumerable.Range(0, 20).Select(i => $"w{(char)('a' + i)}"));
        var stage = (UrlMatch)new UrlMatch { Rule = UrlRule.SoftWords, List = "x" }.Open(new Words(words.Replace('/', '\n')));
        Assert.Equal(10, stage.Measure(new("s", "1", $"https://site.org/{words}", DocumentText.FromString(""))));
        Assert.Equal(2, stage.Measure(new("s", "1", "https://site.org/wa/wa/wb/wz", DocumentText.FromString(""))));
    }

    private sealed class Words(string list) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(list);
    }
}
