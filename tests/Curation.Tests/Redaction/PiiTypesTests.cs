using Curation.Core;
using Curation.Redaction;
using Curation.Text;

namespace Curation.Tests.Redaction;

public sealed class PiiTypesTests
{
    private static readonly PiiText _tags = (PiiText)new PiiText { Policies = new() { Email = RedactionPolicy.Tag, Ip = RedactionPolicy.Tag } }.Open(null!);
    private static readonly PiiText _atForms = (PiiText)new PiiText { Policies = new() { Email = RedactionPolicy.Tag }, AtForms = true }.Open(null!);

    [Theory]
    [InlineData("jörg.müller@bücher.de", "<EMAIL>")]
    [InlineData("почта иван@почта.рф.", "почта <EMAIL>.")]
    [InlineData("邮箱：ann@例え.jp请", "邮箱：<EMAIL>请")]
    [InlineData("ann@site.com请联系", "<EMAIL>请联系")]
    [InlineData("«ann@site.com»…ann@site.com…", "«<EMAIL>»…<EMAIL>…")]
    [InlineData("ann [at] site.org", "ann [at] site.org")]
    public void Mail(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("ann [at] site.org!", "<EMAIL>!")]
    [InlineData("ann.lee(at)site(dot)co (dot) uk", "<EMAIL>")]
    [InlineData("meet [at] noon (at) 12", "meet [at] noon (at) 12")]
    public void Mail_for_people(string text, string expected) => Assert.Equal(expected, _atForms.Apply(Of(text)).ToString());

    [Theory]
    [InlineData("at 3c:22:fb:1a:2b:3c.", "at <MAC>.")]
    [InlineData("3C-22-FB-1A-2B-3C é3c22.fb1a.2b3cé", "<MAC> é<MAC>é")]
    [InlineData("3c:22:fb:1a:2b 3c:22:fb:1a:2b:3c:4d 3c:22:fb:1a:2b:3g x3c:22:fb:1a:2b:3c", "3c:22:fb:1a:2b 3c:22:fb:1a:2b:3c:4d 3c:22:fb:1a:2b:3g x3c:22:fb:1a:2b:3c")]
    [InlineData("00:00:00:00:00:00 ff:ff:ff:ff:ff:ff 02:00:5e:10:00:01", "00:00:00:00:00:00 ff:ff:ff:ff:ff:ff 02:00:5e:10:00:01")]
    public void Mac(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("Call (415) 555-2671 now", "Call <PHONE> now")]
    [InlineData("Tel. 020 7946 0958, fax: 415.555.2671", "Tel. <PHONE>, fax: <PHONE>")]
    [InlineData("Telefon: 030/901820-15", "Telefon: <PHONE>")]
    [InlineData("(415) 555-2671, 020 7946 0958", "(415) 555-2671, 020 7946 0958")]
    [InlineData("tel 01.02.2024 12:30, call 2024-02-01 1000", "tel 01.02.2024 12:30, call 2024-02-01 1000")]
    [InlineData("phone ISBN 0306406152", "phone ISBN 0306406152")]
    [InlineData("call for $4155552671 or 10.4155552671/x", "call for $4155552671 or 10.4155552671/x")]
    [InlineData("tel: more than thirty bytes away from it: 020 7946 0958", "tel: more than thirty bytes away from it: 020 7946 0958")]
    public void National_phones(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00.", "<IBAN>.")]
    [InlineData("GB29NWBK60161331926819, NO9386011117947", "<IBAN>, <IBAN>")]
    [InlineData("GB28 NWBK 6016 1331 9268 19 DE89370400440532013 XX89370400440532013000", "GB28 NWBK 6016 1331 9268 19 DE89370400440532013 XX89370400440532013000")]
    [InlineData("DE89 3704 0044 0532 0130 01, tel DE89 3704 2005 5501 30 01", "DE89 3704 0044 0532 0130 01, tel DE89 3704 2005 5501 30 01")]
    [InlineData("0044 20 7946 0958, 12: 0044 20 7946 0958", "<PHONE>, 12: <PHONE>")]
    [InlineData("de89370400440532013000, gb29 nwbk 6016 1331 9268 19", "<IBAN>, <IBAN>")]
    [InlineData("dE89370400440532013000 GB29nwbk60161331926819 de89370400440532013001", "dE89370400440532013000 GB29nwbk60161331926819 de89370400440532013001")]
    [InlineData("DE893704004405320130001 aDE89370400440532013000", "DE893704004405320130001 aDE89370400440532013000")]
    public void Iban(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("4111111111111111 4111-1111-1111-1111 é5555 5555 5555 4444é", "<CARD> <CARD> é<CARD>é")]
    [InlineData("3782 822463 10005, 4222222222222", "<CARD>, <CARD>")]
    [InlineData("6212345678901232", "<CARD>")]
    [InlineData("card 4111 1111 1111 1111 12/26", "card <CARD> 12/26")]
    [InlineData("4111111111111112 41111111111111111 14111111111111111 4111 1111 1111 1111 1111", "4111111111111112 41111111111111111 14111111111111111 4111 1111 1111 1111 1111")]
    [InlineData("9784111111111111 0.4111111111111111 4111111111111111.5 x4111111111111111 $4111111111111111", "9784111111111111 0.4111111111111111 4111111111111111.5 x4111111111111111 $4111111111111111")]
    [InlineData("0000000000000000 1234 5678 9012 3456", "0000000000000000 1234 5678 9012 3456")]
    public void Cards(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("SSN: 536-90-4399", "SSN: <SSN>")]
    [InlineData("social security number 536904399.", "social security number <SSN>.")]
    [InlineData("536-90-4399", "536-90-4399")]
    [InlineData("ssn 000-12-3456, ssn 900-12-3456, ssn 666-12-3456", "ssn 000-12-3456, ssn 900-12-3456, ssn 666-12-3456")]
    [InlineData("ssn 536-00-4399 ssn 536-90-0000 ssn 536-90-43991", "ssn 536-00-4399 ssn 536-90-0000 ssn 536-90-43991")]
    public void Ssn(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("NHS number 943 476 5919", "NHS number 943 476 5918", "943 476 5919")]
    [InlineData("PESEL 44051401359", "PESEL 44051401358", "44051401358")]
    [InlineData("DNI 12345678Z", "DNI 12345678A", "12345678A")]
    [InlineData("DNI 12.345.678-Z", "DNI 12.345.678-A", "112.345.678-Z 12.345.678-ZZ 3,12.345.678-Z 1.12.345.678-Z 12.345.67-Z 12.345-678-Z 1-12.345.678-Z")]
    [InlineData("NIF 12.345.678Z", "NIF 12.345.678X", "12.345.678Zx 12.345.678-Z-1")]
    [InlineData("NIF 1.234.567-L", "NIF 1.234.567-M", "1.234.567-é 12.345.678")]
    [InlineData("NIE X1234567L", "NIE X1234567M", "XX1234567L")]
    [InlineData("NIE X-1234567-L", "NIE X-1234567-M", "XX-1234567-L X-1234567-LX 1-X-1234567-L")]
    [InlineData("rssmra85t10a562s", "rssmra85t10a562t", "arssmra85t10a562s")]
    [InlineData("SIN 046 454 286", "SIN 046 454 287", "SIN 000 000 000")]
    [InlineData("RSSMRA85T10A562S", "RSSMRA85T10A562T", "RSSMRA85T40A562S")]
    [InlineData("131052-308T", "131052-308U", "131052-308TT")]
    [InlineData("811228-9874", "811228-9875", "811328-9874")]
    [InlineData("IdNr 86095742719", "IdNr 86095742718", "011111111111")]
    [InlineData("Aadhaar 2341 2341 2346", "2341 2341 2347", "1341 2341 2346")]
    [InlineData("8001015009087", "8001015009088", "8013015009087")]
    [InlineData("SIN 130 692 544", "SIN 130 692 545", "130 692 544")]
    [InlineData("TFN 123 456 782", "TFN 123 456 781", "123 456 782")]
    [InlineData("10000000146", "10000000147", "00000000146")]
    public void National_ids(string valid, string wrong, string alien)
    {
        Assert.EndsWith("<NATIONAL_ID>", Apply(valid), StringComparison.Ordinal);
        Assert.Equal(wrong, Apply(wrong));
        Assert.Equal(alien, Apply(alien));
        var number = valid[valid.IndexOfAny([.. "0123456789"])..];
        Assert.Equal($"x{number}", Apply($"x{number}"));
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj9")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae")]
    public void Crypto(string valid, string wrong)
    {
        Assert.Equal("é<CRYPTO>é", Apply($"é{valid}é"));
        Assert.Equal(wrong, Apply(wrong));
        Assert.Equal($"{valid}x", Apply($"{valid}x"));
    }

    [Theory]
    [InlineData("key AKIAQ7RZ3JX5PLM2NKWT.", "key <SECRET>.")]
    [InlineData("ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8", "<SECRET>")]
    [InlineData("github_pat_11QZT7RKY0m2VbN8sWq4xL_p9HjDf3GtYc6KzR1vBn5Mw8Xe2Lq7", "<SECRET>")]
    [InlineData("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "<SECRET>")]
    [InlineData("xoxb-2048230492-Qz7RtYk2mVbN8s", "<SECRET>")]
    [InlineData("AIzaSyD4kX9mQ2vL7nR5tB8wZ1cF6hJ3pG0sEu4", "<SECRET>")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5OTg4Nzc2NjU1In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "<SECRET>")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq0Wc3v0qE1s8nG5X2yH4d\nPq8Lm3nA==\n-----END RSA PRIVATE KEY-----\nend", "<SECRET>\nend")]
    [InlineData("AKIAIOSFODNN7EXAMPLE ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ghp_aaaaaaaabbbbbbbbaaaaaaaabbbbbbbbaaaa", "AKIAIOSFODNN7EXAMPLE ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ghp_aaaaaaaabbbbbbbbaaaaaaaabbbbbbbbaaaa")]
    [InlineData("AKIAQ7RZ3JX5PLM2NKW AKIAQ7RZ3JX5PLM2NKWTT xAKIAQ7RZ3JX5PLM2NKWT task-management-of-many-things-together", "AKIAQ7RZ3JX5PLM2NKW AKIAQ7RZ3JX5PLM2NKWTT xAKIAQ7RZ3JX5PLM2NKWT task-management-of-many-things-together")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7bq0Wc3v0qE1s8nG5X2yH4d\n", "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7bq0Wc3v0qE1s8nG5X2yH4d\n")]
    public void Secrets(string text, string expected) => Assert.Equal(expected, Apply(text));

    [Theory]
    [InlineData("https://ann:s3cr3t@host.org/x", "https://<URL_SECRET>@host.org/x")]
    [InlineData("ftp://ann@host.org http://host.org:80/a@b", "ftp://<EMAIL> http://host.org:80/a@b")]
    [InlineData("https://a.org/?q=1&access_token=abc123def456&x=2", "https://a.org/?q=1&access_token=<URL_SECRET>&x=2")]
    [InlineData("https://a.org/?api_key=your_api_key&page=123456789", "https://a.org/?api_key=your_api_key&page=123456789")]
    public void Url_secrets(string text, string expected) => Assert.Equal(expected, Apply(text));

    private static string Apply(string text) => _tags.Apply(Of(text)).ToString();

    private static Document Of(string text) => new("s", "1", "https://site.org/", DocumentText.FromString(text));
}
