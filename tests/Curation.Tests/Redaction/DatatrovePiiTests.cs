using Curation.Core;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed class DatatrovePiiTests
{
    [Theory]
    [InlineData("ann@site.org, bob@site.org; eve@x.y", "email@example.com, firstname.lastname@example.org; email@example.com")]
    [InlineData("ann@localhost ann@[8.8.8.8] a..b@c.de", "ann@localhost email@example.com a..firstname.lastname@example.org")]
    [InlineData("1.2.3.4 8.8.8.8", "22.214.171.124 126.96.36.199")]
    [InlineData("1.2.3.4.5 v8.8.8.8 08.8.8.8", "22.214.171.124.5 v126.96.36.199 08.8.8.8")]
    [InlineData("10.0.0.1 127.0.0.1 192.168.1.1 172.16.0.1 100.64.0.1 169.254.1.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 240.0.0.1 255.255.255.255 0.0.0.0 192.0.0.1", null)]
    [InlineData("224.0.0.1 192.0.0.9", "22.214.171.124 126.96.36.199")]
    [InlineData("300.1.1.1 1.2.3", "300.1.1.1 1.2.3")]
    public void Replaces_as_the_reference_does(string text, string? expected) => Assert.Equal(expected ?? text, Apply(new DatatrovePii(), text));

    [Fact]
    public void The_rotation_begins_anew_with_each_text()
    {
        var stage = new DatatrovePii();
        Assert.Equal(Apply(stage, "8.8.8.8"), Apply(stage, "9.9.9.9"));
        Assert.Equal("<EMAIL> <IP>", stage.ApplyForDedup(Of("a@b.cd 8.8.8.8")).ToString());
        Assert.Equal("a@b.cd 22.214.171.124", Apply(stage with { Email = false }, "a@b.cd 8.8.8.8"));
        Assert.Equal("email@example.com 8.8.8.8", Apply(stage with { Ip = false }, "a@b.cd 8.8.8.8"));
    }

    private static string Apply(DatatrovePii stage, string text) => stage.Apply(Of(text)).ToString();

    private static Document Of(string text) => new("s", "1", "", DocumentText.FromString(text));
}
