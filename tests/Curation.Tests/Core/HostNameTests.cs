using Curation.Core;

namespace Curation.Tests.Core;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("http://Example.COM/a", "example.com")]
    [InlineData("https://user:pw@example.com:8080?q", "example.com")]
    [InlineData("http://[2001:db8::1]:80/", "[2001:db8::1]")]
    [InlineData("http://example.com./", "example.com")]
    [InlineData("example.com/a", "")]
    [InlineData("", "")]
    public void Reads_the_host(string url, string host) => Assert.Equal(host, HostName.Of(url));
}
