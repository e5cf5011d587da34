using System.Text.Json;
using Curation.Reporting.Explaining;

namespace Curation.Tests.Reporting;

public sealed class ExplainerTests
{
    [Fact]
    public void A_kept_document()
    {
        using var run = new SmallRun();
        Assert.Equal($"""
            id          a
            url         https://one.example/a?q=[hidden]
            title       A {SmallRun.Script} & more [hidden]
            verdict     keep by select
            tokens      12 as extracted, 12 final
            place       1 of 3 ranked, 2 kept; score 0.9
            duplicates  none
            signals
              characters/characters  45   at least 5
              score/prose            0.9
            text
              First line with [hidden] in it.
              Second line.

            """, Explain(run, "a"));
    }

    [Fact]
    public void A_document_that_a_rule_dropped()
    {
        using var run = new SmallRun();
        Assert.Equal("""
            id          d
            url         https://two.example/d
            title       Short
            verdict     drop by measure: characters/characters: 3, kept is at least 5
            tokens      1 as extracted, 1 final
            place       not ranked
            duplicates  none
            signals
              characters/characters  3  at least 5  broken
              score/prose            3
            text
              Hi.

            """, Explain(run, "https://two.example/d"));
    }

    [Fact]
    public void A_duplicate_and_its_survivor()
    {
        using var run = new SmallRun();
        Assert.Contains("""
            verdict     drop by dedup: dedup/near: 0.85
            tokens      8 as extracted, 8 final
            place       not ranked
            duplicates  cluster 00000000000000aa, 2 members
                        survives  c
                        0.850     b  (this one)
            beside c
                The same                                          The same
              ! text.                                             text!
            signals
            """, Explain(run, "b"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_could_not_be_read()
    {
        using var run = new SmallRun();
        Assert.Equal("""
            id          none: the record could not be read
            url         https://one.example/broken
            verdict     quarantine by extract: extract/truncated-gzip

            """, Explain(run, "https://one.example/broken"));
    }

    [Fact]
    public void As_json()
    {
        using var run = new SmallRun();
        using var json = JsonDocument.Parse(Assert.Single(new Explainer(run.Folder, run.Inputs).Find("b")).ToJson());
        var root = json.RootElement;
        Assert.Equal("dedup/near", root.GetProperty("reason").GetString());
        Assert.Equal(0.85, root.GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("place").ValueKind);
        Assert.Equal(["c", "b"], root.GetProperty("duplicates").EnumerateArray().Select(member => member.GetProperty("id").GetString()));
        Assert.Equal("text!", root.GetProperty("pair").GetProperty("passages")[1].GetProperty("survivor_text").GetString());
        Assert.Equal("at least 5", root.GetProperty("signals")[0].GetProperty("range").GetString());
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is()
    {
        using var run = new SmallRun();
        Assert.Empty(new Explainer(run.Folder, run.Inputs).Find("z"));
    }

    private static string Explain(SmallRun run, string key) => Assert.Single(new Explainer(run.Folder, run.Inputs).Find(key)).ToText();
}
