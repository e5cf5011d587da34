using System.Text;
using Curation.Bias;
using Curation.Core;
using Curation.Text;

namespace Curation.Tests.Bias;

public sealed class GroupAuditTests
{
    private static readonly GroupAudit _audit = GroupAudit.Open(new AuditOptions(), new Curation.Recipe.Assets());

    [Theory]
    // ambiguous words alone: no group
    [InlineData("The big house had a straight line of black coffee cups on white paper, a blind alley, a native speaker and a European route.", "")]
    [InlineData("Bright young things played pan pipes; an older version ran on a deaf old server. Black. People came.", "identity/ethnicity/black")]
    // with a noun for persons
    [InlineData("Black people and a gay man met.", "identity/ethnicity/black identity/gender/man identity/orientation/gay")]
    [InlineData("the deaf community", "identity/disability/deaf")]
    [InlineData("Straight couples, TRANS STUDENTS.", "identity/gender/transgender identity/orientation/heterosexual")]
    // unambiguous words alone, phrases, hyphens
    [InlineData("She is Muslim; he is a lesbian's uncle. Jewish bakers.", "identity/religion/jewish identity/religion/muslim")]
    [InlineData("African-American history, first nations art", "identity/ethnicity/black identity/ethnicity/indigenous")]
    [InlineData("", "")]
    public void Mentions(string text, string expected)
    {
        var groups = _audit.GroupsOf(Of(text));
        Assert.Equal(expected, string.Join(' ', groups.Where(group => group.StartsWith("identity/", StringComparison.Ordinal))));
        Assert.Equal(groups.Order(StringComparer.Ordinal), groups);
        Assert.All(groups, group => Assert.DoesNotContain(' ', group));
    }

    [Theory]
    [InlineData("en-GB", "https://news.site.co.uk/x", "language/en region/uk")]
    [InlineData("pt_br", "http://site.br:80/", "language/pt region/br")]
    [InlineData(null, "https://site.com/", "language/und region/unknown")]
    [InlineData("x", "https://start.io/", "language/und region/unknown")]
    [InlineData("english", "https://8.8.8.8/", "language/und region/unknown")]
    [InlineData("DE", "uk", "language/de region/unknown")]
    [InlineData("de", "https://uk/", "language/de region/unknown")]
    public void Language_and_region(string? language, string url, string expected) =>
        Assert.Equal(expected, string.Join(' ', _audit.GroupsOf(Of("", url) with { LanguageDeclared = language })));

    [Fact]
    public void Every_axis_is_there()
    {
        Assert.Equal(
            ["age", "disability", "ethnicity", "gender", "nationality", "orientation", "religion"],
            _audit.Groups.Select(group => group.Split('/')[1]).Distinct());
        Assert.Equal(_audit.Groups.Order(StringComparer.Ordinal), _audit.Groups);
    }

    [Fact]
    public void A_group_without_axis_is_a_mistake()
    {
        var error = Assert.Throws<RecipeException>(() => GroupAudit.Open(new AuditOptions { Lexicon = "mine" }, new Terms("muslim\ten\tI\tmuslim\t\town")));
        Assert.Contains("mine: group \"muslim\" of \"muslim\"; expected axis/group", error.Message);
    }

    private static Document Of(string text, string url = "") => new("s", "1", url, DocumentText.FromString(text));

    private sealed class Terms(string terms) : IAssets
    {
        public byte[] Read(string name) => Encoding.UTF8.GetBytes(terms);
    }
}
