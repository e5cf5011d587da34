using System.Text;
using Curation.Core;
using Curation.Filters.Quality;
using Curation.Text;

namespace Curation.Tests.Filters.Quality;

public sealed class C4LinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("This line stays.", "This line stays.")]
    [InlineData("  This line stays!  \n\n\nSo does this\n", "This line stays!")]
    [InlineData("A line may end so.\r\nOr so?\u2028Or even \"so\"\nit is 'so so'", "A line may end so.\nOr even \"so\"\nit is 'so so'")]
    [InlineData("This line trails off...\nThis one too\nTwo words.\n", "")]
    [InlineData("Cited[12] text[] is [edit]kept[citation needed].\nThis fails. [1]", "Cited text is kept.")]
    [InlineData("Keep [x] and [1a] here.", "Keep [x] and [1a] here.")]
    [InlineData("Please enable JavaScript now.\nWe use cookies here.\nOur Privacy Policy applies.\nAll terms of use apply.", "")]
    [InlineData("The javan script stays.\nWe like cookies here.\nReuse of cookies is out.", "The javan script stays.\nWe like cookies here.")]
    public void Rewrites(string text, string expected) => Assert.Equal(expected, Apply(text, C4Dialect.Datatrove));

    [Fact]
    public void Counts_words_before_citations_go() => Assert.Equal("One  two.", Apply("One [1] two.", C4Dialect.Datatrove));

    [Fact]
    public void A_word_may_have_a_thousand_code_points() => Assert.Equal(
        $"{new string('é', 1000)} b c.", Apply($"{new string('é', 1000)} b c.\na {new string('x', 1001)} c.", C4Dialect.Datatrove));

    [Fact]
    public void Fineweb_asks_for_no_end_mark() =>
        Assert.Equal("This one too\nThis line trails off...", Apply("This one too\n\nThis line trails off...", C4Dialect.Fineweb));

    [Fact]
    public void A_text_that_stays_is_given_back_itself()
    {
        using var text = DocumentText.FromString("This line stays.\nThis one too.");
        Assert.Same(text, new C4Lines().Apply(new Document("test", "1", "", text)));
    }

    private static string Apply(string text, C4Dialect dialect)
    {
        using var document = DocumentText.FromString(text);
        return Encoding.UTF8.GetString(new C4Lines { Dialect = dialect }.Apply(new Document("test", "1", "", document)).Utf8);
    }
}
