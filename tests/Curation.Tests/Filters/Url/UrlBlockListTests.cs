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
    [InlineData("bad.org", 1)]
    [InlineData("//bad.org/page", 1)]
    [InlineData("BAD.org:80/page", 1)]
    [InlineData("www.evil.com/page", 1)]
    [InlineData("//Site.org/Some/Page/", 1)]
    [InlineData("site.org/Some/Page", 1)]
    [InlineData("bad.org?from=http://site.org/", 1)]
    [InlineData("site.org/?to=http://bad.org/", 0)]
    [InlineData("https://site.org/?to=//bad.org/", 0)]
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
    public void Names_of_the_machine_itself_are_not_imported()
    {
        var hosts = "127.0.0.1 localhost\n127.0.0.1 localhost.localdomain\n127.0.0.1 local\n255.255.255.255\tbroadcasthost\n::1 ip6-localhost\n"
            + "::1\tlocalhost\n0.0.0.0 0.0.0.0\n0.0.0.0 ip6-allnodes\n0.0.0.0 bad.org\nlocalhost\nlocal.org\n";
        Assert.Equal(["bad.org", "local.org"], UrlListImport.Entries([("hosts", Encoding.UTF8.GetBytes(hosts))], areUrls: false, _ => { }));
    }

    [Fact]
    public void Hosts_that_take_sub_domains_along_do_so_after_the_import() => Assert.Equal(
        [".ads.example", ".dotted.example", ".star.example", "plain.example"],
        UrlListImport.Entries([("hosts", "||ads.example^\n*.star.example\n.dotted.example\nplain.example\n"u8.ToArray())], areUrls: false, _ => { }));

    [Fact]
    public void Lines_of_dnsmasq_are_hosts_with_their_sub_domains()
    {
        var warnings = new List<string>();
        var lines = "local=/one.example/\naddress=/two.example/0.0.0.0\naddress=/three.example/#\naddress=/four.example/five.example/::\nserver=/Six.Example/ # a/b\n"
            + "address=/münchen.example/\n# server=/comment.example/\nserver=/asked.example/8.8.8.8\nlocal=/asked.example/#\naddress=/\naddress=//0.0.0.0\n"
            + "server=8.8.8.8\nlisten-address=/x.example/\nserver=/open.example\naddress=/a b/0.0.0.0\n";
        Assert.Equal(
            [".five.example", ".four.example", ".one.example", ".six.example", ".three.example", ".two.example", ".xn--mnchen-3ya.example"],
            UrlListImport.Entries([("lines", Encoding.UTF8.GetBytes(lines))], areUrls: false, warnings.Add));
        Assert.StartsWith("lines: 8 of 14 entries cannot be used, such as \"server=/asked.example/8.8.8.8\"", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("||a.example^$important\n||b.example^$all\n||c.example^$document\n||d.example^$doc\n||e.example^$popup\n||f.example^$third-party", ".a.example .b.example .c.example .d.example")]
    [InlineData("one.example\rtwo.example\r\nthree.example", "one.example three.example two.example")]
    [InlineData("fe80::1%lo0 a.example\nlocal-zone: \"b.example\" always_nxdomain\nserver:\nzone \"c.example\" { type master; };\nrpz.example CNAME .", "a.example")]
    [InlineData("||\n||^\n*.\n.\n...\nlocal=/./\naddress=/*./\n||^$all\n0.0.0.0 .\n^\n/\n|", "")]
    [InlineData("-\n--\n_\n__\n-a.example\na-.example\na_.example\nx._.example\nx.-b.example\nx.b-\n0.0.0.0 -\n||-c.example^\n*._\nmailto:x@y.z", "")]
    [InlineData("_dmarc.one.example\na-b.example\na_b.example\na--b.example\n__x.example\na\n9", "9 __x.example _dmarc.one.example a a--b.example a-b.example a_b.example")]
    [InlineData("m\uFFFDnchen.example\na\0b.example\n<html>\n1.2.3.0/24", "")]
    public void Odd_lists_of_hosts(string list, string expected) => Assert.Equal(
        expected, string.Join(' ', UrlListImport.Entries([("list", Encoding.UTF8.GetBytes(list))], areUrls: false, _ => { })));

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

    [Theory]
    [InlineData("https://site.org/free-girls", 1)]
    [InlineData("https://site.org/free-freegirls-tonight", 0)]
    [InlineData("https://site.org/free/girls/live", 1)]
    [InlineData("https://site.org/girls/girls", 0)]
    [InlineData("https://x-rated-vi.deos.org/", 1)]
    [InlineData("https://site.org/XRATEDVIDEOS", 1)]
    [InlineData("https://site.org/xrated/videos", 0)]
    [InlineData("https://a.b.adult.example/", 1)]
    [InlineData("https://site.org/adult/page", 1)]
    public void Soft_words_sub_words_and_categories(string url, int lists) => Assert.Equal(
        lists, Open(new UrlBlockList { SoftWords = "soft", SubWords = "sub", Folder = "ut1", Categories = ["adult", "gambling"] }).Measure(Of(url)));

    [Theory]
    [InlineData("https://0.bad.example/", 1)]
    [InlineData("https://user:pw@tracker.example:8443/x?y", 1)]
    [InlineData("https://ADS.example./", 1)]
    [InlineData("https://münchen.example/", 1)]
    [InlineData("https://xn--mnchen-3ya.example/", 1)]
    [InlineData("https://MÜNCHEN.example/", 1)]
    [InlineData("https://[2001:DB8::0001]:80/", 1)]
    [InlineData("https://[2001:db8::2]/", 0)]
    [InlineData("https://8.8.8.8/", 1)]
    [InlineData("https://localhost/", 0)]
    [InlineData("https://scheme.example/x", 1)]
    [InlineData("http://root.example", 1)]
    [InlineData("http://page.example/one", 1)]
    [InlineData("https://page.example:443/one/#part", 1)]
    [InlineData("http://page.example/", 0)]
    [InlineData("http://page.example/one/more", 0)]
    [InlineData("http://other.example/two", 1)]
    [InlineData("http://query.example/?a=b", 1)]
    [InlineData("http://query.example/", 0)]
    [InlineData("http://port.example/x", 1)]
    [InlineData("http://user.example/x", 1)]
    [InlineData("http://capitals.example/x", 1)]
    [InlineData("http://point.example/x", 1)]
    [InlineData("http://first.example/x", 1)]
    [InlineData("http://third.example/x", 1)]
    [InlineData("http://a.b.ads.example/", 1)]
    [InlineData("http://a.star.example/", 1)]
    [InlineData("http://a.leading.example/", 1)]
    [InlineData("http://a.port.example/", 0)]
    [InlineData("http://fragment.example/", 1)]
    [InlineData("http://[2001:db8::9]/", 1)]
    [InlineData("http://xn--bcher-kva.example/", 1)]
    [InlineData("http://BÜCHER.example/", 1)]
    [InlineData("http://third-party.example/", 0)]
    [InlineData("http://element.example/", 0)]
    [InlineData("http://mail.example/", 0)]
    [InlineData("http://no-scheme.example/", 1)]
    [InlineData("", 0)]
    public void Hosts_in_every_writing(string url, int lists) => Assert.Equal(lists, Open(new UrlBlockList { Hosts = "writings" }).Measure(Of(url)));

    [Fact]
    public void What_cannot_be_used_is_counted_and_told()
    {
        var lists = new Lists();
        new UrlBlockList { Hosts = "writings", Domains = "domains" }.Open(lists);
        Assert.Equal(
            ["writings: 9 of 32 entries cannot be used, such as \"||third-party.example^$third-party\"; expected hosts, or addresses of pages"], lists.Warnings);
    }

    [Theory]
    [InlineData("datatrove", "hosts", "h: 2 of 5 entries cannot be used, such as \"bad.org/page\"; expected hosts")]
    [InlineData("datatrove", "soft", "w: 2 of 3 entries cannot be used, such as \"x-rated\"; expected words as they can stand in what is looked at")]
    [InlineData("dclm", "sub", "w: 2 of 3 entries cannot be used, such as \"x-rated\"; expected words as they can stand in what is looked at")]
    [InlineData("datatrove", "urls", "h: 2 of 5 entries cannot be used, such as \"*.wide.example\"; expected addresses of pages, host/path")]
    [InlineData("dclm", "soft", "w: 1 of 3 entries cannot be used, such as \"two words\"; expected words as they can stand in what is looked at")]
    public void So_it_is_in_the_published_filters(string dialect, string list, string expected)
    {
        var lists = new Lists();
        var filter = list switch
        {
            "hosts" => new UrlFilter { Hosts = "h" },
            "urls" => new UrlFilter { Urls = "h" },
            "soft" => new UrlFilter { SoftWords = "w" },
            _ => new UrlFilter { SubWords = "w" },
        };
        var rules = (filter with { Dialect = dialect }).Rules;
        var opened = rules.Select(rule => (Filter)rule.Stage.Open(lists)).ToList();
        Assert.Equal(expected, Assert.Single(lists.Warnings));
        if (list == "hosts") Assert.Equal([1, 1], opened.Take(2).Select(rule => rule.Measure(Of("http://star.example/"))));
    }

    [Fact]
    public void Pages_and_hosts_are_written_in_one_form_whatever_the_list_wrote() => Assert.Equal(
        ["page.example/a?b", "page.example:8080"],
        UrlListImport.Entries(
            [("urls", "HTTP://user:pw@PAGE.example.:80/a?b#c\npage.example/a?b\nhttps://page.example:8080/\nhttp://\n"u8.ToArray())], areUrls: true, _ => { }));

    [Fact]
    public void What_is_no_page_is_counted_and_told()
    {
        var warnings = new List<string>();
        var pages = "a.example/x\nhttps://b.example:8080/y#z\n//c.example/?q\nd.example\ne.example/z # why\nhttp://8.8.8.8/\nhttp://[2001:db8::1]:81/x\n";
        var garbage = "not a url\n/path/only\n||c.com/ad^\n0.0.0.0 h1.com h2.com\nmailto:x@y.z\nx@y.z/a\nftp://a.example/x\njavascript:alert(1)\n"
            + "http://a.example:99999/\nhttp:///x\nhttp://a.example\\x\n-/x\n";
        Assert.Equal(
            ["2001:db8::1:81/x", "8.8.8.8", "a.example/x", "b.example:8080/y", "c.example/?q", "d.example", "e.example/z"],
            UrlListImport.Entries([("list", Encoding.UTF8.GetBytes(garbage + pages))], areUrls: true, warnings.Add));
        Assert.Equal(["list: 12 of 19 entries cannot be used, such as \"not a url\"; expected host/path, with or without http(s)://"], warnings);
    }

    [Fact]
    public void A_list_of_many_names_a_line_is_read_whole()
    {
        var line = "0.0.0.0 " + string.Join(' ', Enumerable.Range(0, 1000).Select(number => $"h{number}.example"));
        var keys = UrlKeys.Of(new Lists(), new UrlListFile(UrlKey.Host, "line", Encoding.UTF8.GetBytes(line)));
        Assert.Equal(1000, keys.Count);
        Assert.True(keys.Contains(UrlKey.Host, "h999.example"u8));
    }

    [Fact]
    public void A_category_that_is_not_there_is_a_mistake()
    {
        Assert.Throws<RecipeException>(() => Open(new UrlBlockList { Folder = "ut1", Categories = ["unknown"] }));
        Assert.Single(new UrlBlockList { Folder = "ut1" }.Mistakes());
    }

    [Fact]
    public void A_packed_list_is_unpacked() => Assert.Equal(1, Open(new UrlBlockList { Hosts = "packed" }).Measure(Of("https://bad.org/")));

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private sealed class Lists : IAssets
    {
        public List<string> Warnings { get; } = [];

        public void Warn(string warning) => Warnings.Add(warning);

        public byte[]? Find(string name) => name switch
        {
            "ut1/adult/domains" => "adult.example\n"u8.ToArray(),
            "ut1/adult/urls.gz" => Packed("site.org/adult/page\n"),
            "ut1/gambling/urls" => "site.org/bets\n"u8.ToArray(),
            _ => null,
        };

        public byte[] Read(string name) => name == "packed" ? Packed("x.org\nbad.org\n") : Encoding.UTF8.GetBytes(name switch
        {
            "hosts" => "# a comment\nBad.org\r\n\nother.net # why\nbad.org\n",
            "domains" => "evil.com\n",
            "urls" => "https://site.org/Some/Page\n# no\n",
            "words" => "Casino\npoker",
            "soft" => "free\ngirls\nlive",
            "sub" => "xratedvideos\nratedz",
            "writings" => "0.0.0.0 0.bad.example\n127.0.0.1\ttracker.example # why\n||ads.example^\n! note\nmünchen.example\n2001:db8::1\n8.8.8.8\n127.0.0.1 localhost.example\n"
                + "http://scheme.example\nhttps://Root.example/\nhttp://page.example/one\nother.example/two\n"
                + "query.example/?a=b\nhttps://port.example:8443\nuser:pw@no-scheme.example\nftp://user:pw@user.example:21/\nCAPITALS.EXAMPLE\npoint.example.\n"
                + "::1 first.example second.example\tthird.example\n*.star.example\n.leading.example\nhttps://fragment.example/#/app\n[2001:db8:0::9]:443\n"
                + "http://bücher.example:80/\n||third-party.example^$third-party\nelement.example##.banner\nmail@mail.example\n@@||good.example^\n"
                + "two words.example\n||page.example/path^\na..b\nbad.org:http\nhttp://\n## why\n[Adblock Plus 2.0]\n",
            "h" => "star.example\nbad.org/page\n*.wide.example\nhttps://other.example\nno host\n",
            "builtin:public-suffixes" => "example\norg\n",
            "w" => "x-rated\ntwo words\nplain\n",
            _ => "",
        });
    }
}
