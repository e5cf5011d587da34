using System.Text;
using System.Text.RegularExpressions;
using Curation.Core;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed partial class PiiTextTests
{
    private const RedactionPolicy Surrogate = RedactionPolicy.Surrogate, Keep = RedactionPolicy.Keep;
    private static readonly PiiPolicies _allTags = new() { Email = RedactionPolicy.Tag, Ip = RedactionPolicy.Tag };
    private static readonly PiiPolicies _allSurrogates = new() { Phone = Surrogate, Mac = Surrogate, Iban = Surrogate, Card = Surrogate, Ssn = Surrogate };
    private static readonly PiiText _tags = Open(_allTags), _surrogates = Open(_allSurrogates), _default = Open(new());

    [Theory]
    // e-mail
    [InlineData("write to ann.lee+news@mail.site.co.uk.", "write to <EMAIL>.")]
    [InlineData("<ann@site.org>, (bob@site.org)", "<<EMAIL>>, (<EMAIL>)")]
    [InlineData("O'Neil: o'neil@a-b.ie!", "O'Neil: <EMAIL>!")]
    [InlineData("邮箱ann@site.cn。", "邮箱<EMAIL>。")]
    [InlineData("ann@[8.8.8.8] root@localhost a..b@c.de x.@y.zz @ann ann@", "<EMAIL> root@localhost a..<EMAIL> x.@y.zz @ann ann@")]
    [InlineData("ann@site.org-", "<EMAIL>-")]
    [InlineData("ann@-site.org ann@site-.org", "ann@-site.org ann@site-.org")]
    [InlineData("_ann@site.org_ and more", "<EMAIL> and more")]
    [InlineData("a@b.com@c.org", "<EMAIL>@c.org")]
    [InlineData("mailto:ann@site.org?subject=x", "mailto:<EMAIL>?subject=x")]
    [InlineData("nobody@example.com, Nobody@EXAMPLE.org", "nobody@example.com, Nobody@EXAMPLE.org")]
    [InlineData("x@example.com.evil.org", "<EMAIL>")]
    [InlineData("https://medium.com/@ann.lee/how-to https://x.org/react@17.0.2/umd /maps/@40.71,-74", "https://medium.com/@ann.lee/how-to https://x.org/react@17.0.2/umd /maps/@40.71,-74")]
    [InlineData("logo@2x.png lodash@4.17.21 ann@site.org.2", "logo@2x.png lodash@4.17.21 <EMAIL>.2")]
    [InlineData("?a=1&u=ann@site.org user=ann@site.org r&d@site.org bounce+ann=site.org@list.org x/ann@site.org", "?a=1&u=<EMAIL> user=<EMAIL> <EMAIL> <EMAIL> x/<EMAIL>")]
    [InlineData("8.8.8.8-12345678Z and 12345678Z-8.8.8.8", "<IP>-<NATIONAL_ID> and <NATIONAL_ID>-<IP>")]
    [InlineData("2019.2020.2021 seasons, 1000.2000.3000, 10-20-30-40-50-60; 0019.2020.20a1", "2019.2020.2021 seasons, 1000.2000.3000, 10-20-30-40-50-60; <MAC>")]
    // IPv4
    [InlineData("from 8.8.8.8, 1.1.1.1.", "from <IP>, <IP>.")]
    [InlineData("8.8.8.8:53/udp 8.8.4.4", "<IP>:53/udp <IP>")]
    [InlineData("v8.8.8.8 8.8.8.8.8 8.8.8.8a 08.8.8.8 8.8.8 256.8.8.8 8.8.8.2555", "v8.8.8.8 8.8.8.8.8 8.8.8.8a 08.8.8.8 8.8.8 256.8.8.8 8.8.8.2555")]
    [InlineData("0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 169.254.0.1", "0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 169.254.0.1")]
    [InlineData("172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.0.1 198.18.0.1 198.19.255.255", "172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.0.1 198.18.0.1 198.19.255.255")]
    [InlineData("198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255", "198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255")]
    [InlineData("100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 198.17.0.1 198.20.0.1 223.255.255.255 9.255.255.255 11.0.0.0", "<IP> <IP> <IP> <IP> <IP> <IP> <IP> <IP> <IP>")]
    [InlineData("software version 8.8.8.8, Release: 8.8.8.8 (build 8.8.8.8) FIRMWARE=\"8.8.8.8\" v. 8.8.8.8 ver.8.8.8.8", "software version 8.8.8.8, Release: 8.8.8.8 (build 8.8.8.8) FIRMWARE=\"8.8.8.8\" v. 8.8.8.8 ver.8.8.8.8")]
    [InlineData("versión 8.8.8.8 conversion 8.8.8.8 version is 8.8.8.8 version      8.8.8.8 build-host 8.8.8.8 éversion 8.8.8.8", "versión 8.8.8.8 conversion <IP> version is <IP> version      <IP> build-host <IP> éversion 8.8.8.8")]
    // IPv6
    [InlineData("at 2a00:1450:4001:82a::200e.", "at <IP>.")]
    [InlineData("[2606:4700::1111]:443", "[<IP>]:443")]
    [InlineData("IP:2606:4700::1111: yes; 2606:4700::", "IP:<IP>: yes; <IP>")]
    [InlineData("::ffff:8.8.8.8 ::1 fe80::1 fc00::1 ff02::1 2001:db8::1 2001::1 3fff::1", "::ffff:<IP> ::1 fe80::1 fc00::1 ff02::1 2001:db8::1 2001::1 3fff::1")]
    [InlineData("12:30:45 std::vector dead::beef a::b 2001::Foo 1:2 16:9 :: :", "12:30:45 std::vector dead::beef a::b 2001::Foo 1:2 16:9 :: :")]
    // phone
    [InlineData("call +44 20 7946 0958 or +1 (415) 555-2671.", "call <PHONE> or <PHONE>.")]
    [InlineData("+4915112345678;+33.1.23.45.67.89", "<PHONE>;<PHONE>")]
    [InlineData("+49 (0)30 1234567", "<PHONE>")]
    [InlineData("+1234567", "<PHONE>")]
    [InlineData("+123456789012345", "<PHONE>")]
    [InlineData("+123456 +1234567890123456 +01234567 1+1234567 ++1234567 +3.1415926535 +1234567x 020 7946 0958", "+123456 +1234567890123456 +01234567 1+1234567 ++1234567 +3.1415926535 +1234567x 020 7946 0958")]
    [InlineData("+1 202 555 2671 1234 12345", "<PHONE> 12345")]
    [InlineData("+14155552671@site.org", "+<EMAIL>")]
    [InlineData("Tel.:0049 30 901820, Fax-0049/30/901821", "Tel.:<PHONE>, Fax-<PHONE>")]
    [InlineData("004930901820 and 0043 (0)1 58858-0", "<PHONE> and <PHONE>")]
    [InlineData("No. 00123456, 000049301234567, 12.0049301234567, 10:0049301234567, a0049301234567, 0012.3456789", "No. 00123456, 000049301234567, 12.0049301234567, 10:0049301234567, a0049301234567, 0012.3456789")]
    public void Tags(string text, string expected) => Assert.Equal(expected, Apply(_tags, text));

    [Fact]
    public void Surrogates_are_the_same_for_the_same_value_and_lie_in_reserved_ranges()
    {
        var text = Apply(_surrogates, "ann@site.org ANN@Site.org bob@site.org | 8.8.8.8 8.8.8.8 | 2606:4700::1111 | +1 (415) 555-2671 +1-415-555-2671");
        var parts = text.Split(' ');
        Assert.Matches(@"^user-\d{12}@example\.com$", parts[0]);
        Assert.Equal(parts[0], parts[1]);
        Assert.NotEqual(parts[0], parts[2]);
        Assert.Matches(@"^(192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d{1,3})\.\d{1,3}$", parts[4]);
        Assert.Equal(parts[4], parts[5]);
        Assert.Matches(@"^2001:db8(:[0-9a-f]{1,4}){6}$", parts[7]);
        Assert.Matches(@"^\+1-[2-9]\d\d-555-01\d\d$", parts[9]);
        Assert.Equal(parts[9], parts[10]);
        Assert.Equal(parts[0], Apply(_surrogates, "8.8.8.8 other@site.org ann@site.org").Split(' ')[2]);
    }

    [Fact]
    public void Defaults_put_surrogates_for_mail_and_addresses_and_tags_for_phones() =>
        Assert.Matches(@"^user-\d{12}@example\.com (192|198|203)\.\d+\.\d+\.\d+ <PHONE>$", Apply(_default, "ann@site.org 8.8.8.8 +4915112345678"));

    [Theory]
    [InlineData("")]
    [InlineData("No value here, only 12:30 and 3 + 4 @ home.")]
    [InlineData("10.0.0.1 nobody@example.com 2001:db8::1")]
    public void The_same_text_comes_back_where_nothing_is_found(string text)
    {
        var document = Of(text);
        Assert.Same(document.Text, _tags.Apply(document));
        Assert.Same(document.Text, _surrogates.Apply(document));
    }

    [Fact]
    public void Keep_keeps_each_kind_alone()
    {
        const string text = "ann@site.org 8.8.8.8 2606:4700::1111 +4915112345678";
        Assert.Equal("ann@site.org <IP> <IP> <PHONE>", Apply(Open(_allTags with { Email = Keep }), text));
        Assert.Equal("<EMAIL> 8.8.8.8 2606:4700::1111 <PHONE>", Apply(Open(_allTags with { Ip = Keep }), text));
        Assert.Equal("<EMAIL> <IP> <IP> +4915112345678", Apply(Open(_allTags with { Phone = Keep }), text));
        Assert.Equal("ann@site.org <IP> <IP> <PHONE>", ForDedup(Open(new() { Email = Keep }), text));
    }

    [Fact]
    public void Dedup_sees_tags_before_and_after()
    {
        const string text = "ann@site.org 8.8.8.8 2606:4700::1111 +4915112345678 nobody@example.org";
        Assert.Equal("<EMAIL> <IP> <IP> <PHONE> nobody@example.org", ForDedup(_surrogates, text));
        Assert.Equal("<EMAIL> <IP> <IP> <PHONE> nobody@example.org", ForDedup(_surrogates, Apply(_surrogates, text)));
    }

    [Fact]
    public void Generated_text_is_redacted_once_and_for_all()
    {
        var random = new Random(77);
        string[] pieces = ["a@b.com", "x.y@z.org", "8.8.8.8", "2606:4700::1", "+4915112345678", "+1 415 555 2671", "user-000000000001@example.com", "192.0.2.7", "2001:db8::1:2", "+1-202-555-0143",
            "<EMAIL>", "<IP>", "@", ".", "-", "_", ":", "::", "+", " ", "1", "com", "ab", "é", "/", "(", ")", "=", "[", "]", "12345", "0049 30 901820", "004930901820", "00", "0", ",", "example.com", "\n", "%"];
        PiiText[] stages = [_tags, _surrogates, _default, Open(_allSurrogates with { Ip = Keep })];
        for (var round = 0; round < 60_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var stage in stages)
            {
                var once = Apply(stage, text);
                Assert.True(once == Apply(stage, once), $"{text} → {once} → {Apply(stage, once)}");
                var dedup = ForDedup(stage, text);
                Assert.True(dedup == ForDedup(stage, once), $"{text}: {dedup} ≠ {ForDedup(stage, once)}");
            }
        }
    }

    [Fact]
    public void Every_type_is_redacted_once_and_for_all()
    {
        string[] pieces = ["3c:22:fb:1a:2b:3c", "3C-22-FB-1A-2B-3C", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111", "ssn 536-90-4399", "nhs 943 476 5919",
            "44051401359", "12345678Z", "131052-308T", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "AKIAQ7RZ3JX5PLM2NKWT", "https://ann:s3cr3t@", "host.org/?token=abc123def456", "tel (415) 555-2671", "ann@site.org", "8.8.8.8", "+4915112345678",
            " ", " ", ".", "-", ":", "\n", "x", "é", "12", "&", "=", "@", "/", ",", "<IBAN>", "<CARD>"];
        PiiText[] stages = [_tags, _surrogates, _default, Open(new() { Card = RedactionPolicy.DropSpan, Email = RedactionPolicy.DropSpan, Ssn = Surrogate })];
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var stage in stages)
            {
                var once = Apply(stage, text);
                Assert.True(once == Apply(stage, once), $"{text} → {once} → {Apply(stage, once)}");
            }
        }
    }

    [Fact]
    public void Surrogates_keep_the_form_and_the_check_digits()
    {
        const string text = "3C-22-FB-1A-2B-3C 4111-1111-1111-1111 ssn 536-90-4399 DE89 3704 0044 0532 0130 00 3C-22-FB-1A-2B-3C";
        var made = Apply(_surrogates, text);
        Assert.Matches(@"^02-..-..-..-..-.. 9999-\d{4}-\d{4}-\d{4} ssn 666-\d\d-\d{4} XX\d\d \d{4} \d{4} \d{4} \d{4} \d\d 02-", made);
        Assert.Equal(made[..17], made[^17..]);
        Assert.Equal(0, PaymentCard.LuhnSum(made[18..37].Where(char.IsDigit).Select(digit => (byte)(digit - '0')).ToArray()) % 10);
        Assert.Equal(1, IbanScanner.Remainder(Encoding.ASCII.GetBytes(made[54..^18].Replace(" ", "", StringComparison.Ordinal))));
        Assert.NotEqual(made, Apply((PiiText)(_surrogates with { Key = "other" }).Open(null!), text));
    }

    [Fact]
    public void Surrogates_of_many_values_seldom_meet()
    {
        var addresses = Enumerable.Range(0, 2000).Select(i => $"8.8.{i / 200}.{i % 200}").ToArray();
        var made = Apply(_surrogates, string.Join(' ', addresses)).Split(' ');
        Assert.InRange(made.Distinct().Count(), 1960, 2000);
        var mails = Apply(_surrogates, string.Join(' ', addresses.Select((_, i) => $"u{i}@site.org"))).Split(' ');
        Assert.Equal(2000, mails.Distinct().Count());
    }

    [Fact]
    public void Mail_agrees_with_the_regular_expression()
    {
        var mail = Open(new() { Email = RedactionPolicy.Tag, Ip = Keep, Phone = Keep });
        var random = new Random(12);
        const string alphabet = "ab1.@.@--+ =é\n";
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(3, 25)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Assert.Equal(Grammar().Replace(text, WithoutName), Apply(mail, text));
        }
    }

    [Theory]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("1.")]
    [InlineData("1:")]
    [InlineData(":")]
    [InlineData("+1 ")]
    [InlineData("1")]
    [InlineData("8.8.8.8:")]
    [InlineData("a@b.c")]
    [InlineData("..")]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("1 ")]
    [InlineData("4111 ")]
    [InlineData("a1")]
    [InlineData("A")]
    [InlineData("_")]
    [InlineData("é")]
    [InlineData("漢@")]
    [InlineData("sk-")]
    [InlineData("://")]
    [InlineData("a://b:")]
    [InlineData("&key=")]
    [InlineData("eyJ.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("[at]")]
    [InlineData("tel 0 ")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ")]
    public void Hostile_repetition_takes_linear_time(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).Append("@x.yz").ToString();
        var once = Apply(_tags, text);
        Assert.Equal(once, Apply(_tags, once));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?=[A-Za-z0-9_é])[A-Za-z0-9!#$%&'*+/=?^_`{|}~é-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~é-]+)*@(?:[A-Za-z0-9é](?:[A-Za-z0-9é-]*[A-Za-z0-9é])?\.)+(?=[0-9-]*[A-Za-zé])[A-Za-z0-9é](?:[A-Za-z0-9é-]*[A-Za-z0-9é])?")]
    private static partial Regex Grammar();

    [GeneratedRegex("^(?:(?:[A-Za-z0-9_]*=)+[^A-Za-z0-9_é@]*)?")]
    private static partial Regex Names();

    private static string WithoutName(Match mail) =>
        Names().Match(mail.Value).Value is var name && mail.Value[name.Length] == '@' ? mail.Value : name + "<EMAIL>";

    private static string Apply(PiiText stage, string text) => stage.Apply(Of(text)).ToString();

    private static string ForDedup(PiiText stage, string text) => stage.ApplyForDedup(Of(text)).ToString();

    private static Document Of(string text) => new("s", "1", "https://site.org/", DocumentText.FromString(text));

    private static PiiText Open(PiiPolicies policies) => (PiiText)new PiiText { Policies = policies }.Open(null!);
}
