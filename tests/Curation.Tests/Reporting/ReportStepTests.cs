using System.Text.RegularExpressions;
using System.Xml.Linq;
using Curation.Runs;

namespace Curation.Tests.Reporting;

public sealed partial class ReportStepTests
{
    [Fact]
    public async Task The_page_shows_the_run()
    {
        using var run = new SmallRun().WithModel();
        var (page, _) = await run.Report();
        foreach (var shown in new[]
        {
            "<title>small – curation report</title>", "2 input files, 2\u202F000\u202Fbytes", "<b>5</b><span>documents extracted</span>",
            "<b>2</b><span>documents kept, 40.0\u202F%</span>",
            "<b>20</b><span>tokens kept, 52.6\u202F% of the extracted</span>",
            "The budget was 25 tokens. It was filled with 20 final tokens: 52.6\u202F% of all extracted tokens, "
                + "69.0\u202F% of the final tokens that stages and dedup had left; the next document in order has 9 tokens",
            "<code>characters/characters</code></td><td class=\"word soft\">at least 5</td><td class=\"n\">1</td>",
            "<code>extract/truncated-gzip</code></td><td class=\"n\">1</td>",
            "never a guess of the author&#39;s identity", "gender/woman", "inconclusive", "cut 0.5<", "2 documents form 1 clusters",
            "<tr><td><code>two.example</code></td><td class=\"n\">3</td><td class=\"n\">1</td></tr>", "https://two.example/c",
            "vocabulary 300", "4.250 nats a token", "2.500 bits a byte",
            "score 0.9, place 1, 12 tokens", "characters/characters: 3, kept is at least 5; 1 tokens", "untitled",
        })
        {
            Assert.Contains(shown, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Content_stays_content_and_secrets_stay_secret()
    {
        using var run = new SmallRun();
        var (page, card) = await run.Report();
        Assert.Contains("A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more [hidden]", page, StringComparison.Ordinal);
        Assert.Contains("https://one.example/a?q=[hidden]", page, StringComparison.Ordinal);
        Assert.Contains("First line with [hidden] in it.", page, StringComparison.Ordinal);
        Assert.Contains("# &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallRun.Secret, page + card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_nothing_outside_itself()
    {
        using var run = new SmallRun().WithModel();
        var (page, _) = await run.Report();
        Assert.Empty(Loaded().Matches(page));
    }

    [Fact]
    public async Task The_same_run_gives_the_same_bytes()
    {
        using var run = new SmallRun().WithModel();
        using var again = new SmallRun().WithModel();
        Assert.Equal(await run.Report(), await again.Report());
    }

    [Fact]
    public async Task Charts_are_well_formed()
    {
        using var run = new SmallRun().WithModel();
        var (page, _) = await run.Report();
        var charts = Svg().Matches(page).Select(match => XElement.Parse(match.Value).Attribute("aria-label")!.Value).Distinct();
        Assert.Equal(["Score by tokens", "ratio and interval", "Ranked documents by score", "Documents by length", "Loss by tokens"], charts);
        Assert.DoesNotContain("NaN", string.Concat(Svg().Matches(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_documents_has_a_report_too()
    {
        using var run = new SmallRun(empty: true);
        var (page, card) = await run.Report();
        foreach (var said in new[]
        {
            "<b>0</b><span>documents extracted</span>", "No document is in any group.", "No document was ranked by a score.",
            "There are no documents.", "No two documents were found to say the same.", "There are none.",
        })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page + card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_tells_where_the_data_came_from_and_what_was_done()
    {
        using var run = new SmallRun().WithModel();
        var (_, card) = await run.Report();
        Assert.StartsWith("""
            # small

            Text for training language models: the 2 documents, 20 tokens, that a recipe kept of 5 extracted documents, 38 tokens (52.6 %). `report.html` shows the same with charts and samples.

            ## Sources

            - warc, named `warc`: `crawl/*.warc.gz`

            2 files, 2 000 bytes as stored; `manifest.json` has their SHA-256.

            ## How it was made

            Pages became main text, and every document met these stages in order. A document falls for the first rule it breaks; then duplicates fall, and of the rest the best scores fill the budget of tokens.

            | stage | what | kept is |
            |---|---|---|
            | `hide/hide` | Hides secrets \| all of them. | rewrites |
            | `characters/characters` | Characters of the text. | at least 5 |
            | `last-lines/last-lines` | Keeps lines that end. | rewrites |

            `recipe.yaml` has every option, dedup, scores and selection among them.

            ## Counts

            | split | documents | tokens |
            |---|---:|---:|
            | train | 1 | 13 |
            | valid | 1 | 9 |
            | all | 2 | 22 |

            Each document ends with one special token, which the table counts (2).

            Tokenizer: `tokenizer.json`, 300 ids, SHA-256 `44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a`.

            ## Funnel

            What was left after each stage; shares are of all extracted tokens.

            | step | stage | documents | tokens, as extracted | share | tokens, final |
            |---|---|---:|---:|---:|---:|
            | extract | extract | 5 | 38 | 100.0 % | 38 |
            | measure | characters | 4 | 37 | 97.4 % | 37 |
            | dedup | dedup | 3 | 29 | 76.3 % | 29 |
            | select | select | 2 | 20 | 52.6 % | 20 |

            Budget 25 tokens, filled with 20 final tokens (52.6 % of all extracted); as extracted, the same documents have 20.

            ## Groups

            """, card.Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.Contains("Redacted by `hide` in shards", card, StringComparison.Ordinal);
        Assert.Contains("./curation run recipe.yaml --output again", card, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_the_files_of_steps_that_are_done()
    {
        using var run = new SmallRun();
        var without = Assert.Single(new Curation.Reporting.ReportStep(run.Inputs).Units(run.Folder)).Reads;
        Assert.Equal(
            ["bias.json", "clusters.parquet", "funnel.json", "selection.json", "tokenizer.json"], without.Where(file => !file.Contains('/')).Order(StringComparer.Ordinal));
        Assert.Contains(LedgerTable.PathOf("two"), without);
        Assert.Equal(
            ["shards/dataset.json", "model/curve.json"],
            Assert.Single(new Curation.Reporting.ReportStep(run.WithModel().Inputs).Units(run.Folder)).Reads.Except(without));
    }

    [GeneratedRegex("<script|<link|<img|<iframe|\\b(?:src|href)=|url\\(|@import")]
    private static partial Regex Loaded();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
