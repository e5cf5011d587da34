using System.Text;
using Curation.Models.Hosts;

namespace Curation.Tests.Models.Hosts;

public sealed class PublicSuffixesTests
{
    private const string List = "// c\ncom\nuk\nco.uk\n*.ck\n!www.ck\njp\nkobe.jp\n*.kobe.jp\n!city.kobe.jp\nck2: . a *.b\n公司.cn\n// ===BEGIN PRIVATE DOMAINS===\nblog.com\n";
    private static readonly PublicSuffixes _rules = PublicSuffixes.Parse("list", Encoding.UTF8.GetBytes(List));
    private static readonly PublicSuffixes _builtIn =
        PublicSuffixes.Parse("builtin:public-suffixes", new Curation.Recipe.Assets().Read("builtin:public-suffixes"));

    [Theory]
    [InlineData("com", "")]
    [InlineData("example.com", "example.com")]
    [InlineData("b.a.example.com", "example.com")]
    [InlineData("x.blog.com", "blog.com")]
    [InlineData("co.uk", "")]
    [InlineData("a.b.co.uk", "b.co.uk")]
    [InlineData("b.uk", "b.uk")]
    [InlineData("ck", "")]
    [InlineData("test.ck", "")]
    [InlineData("a.test.ck", "a.test.ck")]
    [InlineData("b.a.test.ck", "a.test.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("x.www.ck", "www.ck")]
    [InlineData("c.kobe.jp", "")]
    [InlineData("b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("x.city.kobe.jp", "city.kobe.jp")]
    [InlineData("x.y.unlisted", "y.unlisted")]
    [InlineData("unlisted", "")]
    [InlineData("x.y.a.ck2", "y.a.ck2")]
    [InlineData("x.y.z.b.ck2", "y.z.b.ck2")]
    [InlineData("食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("192.168.1.1", "")]
    [InlineData("", "")]
    public void Registered_domains(string host, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(_rules.RegisteredDomain(HostText.Canonical(host))));

    [Theory]
    [InlineData("www.example.com", "example.com")]
    [InlineData("www.bbc.co.uk", "bbc.co.uk")]
    [InlineData("a.b.com.au", "b.com.au")]
    [InlineData("x.www.ck", "www.ck")]
    [InlineData("x.y.kobe.jp", "x.y.kobe.jp")]
    [InlineData("a.b.go.jp", "b.go.jp")]
    [InlineData("sub.site.com.br", "site.com.br")]
    [InlineData("a.site.de", "site.de")]
    public void Built_in_suffixes(string host, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(_builtIn.RegisteredDomain(HostText.Canonical(host))));
}
