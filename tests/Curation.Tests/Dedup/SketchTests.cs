using System.Security.Cryptography;
using System.Text;
using Curation.Core;
using Curation.Dedup;
using Curation.Tests.Storage;
using Curation.Text;

namespace Curation.Tests.Dedup;

public sealed class SketchTests
{
    /// <summary>A key whose first half is 5.</summary>
    private static readonly UInt128 _five = new(5, 0);

    private static readonly DedupOptions _options = new() { Near = new() { Bands = 3, Rows = 2 } };

    [Theory]
    [InlineData("", false, 0)]
    [InlineData(" ", true, 3)]
    [InlineData("one two three four", true, 3)]
    [InlineData("one two three four five", true, 3)]
    public void An_empty_text_lacks_keys(string text, bool exact, int bands)
    {
        var sketch = new Sketcher(_options).Sketch(1, DocumentText.FromString(text), "");
        Assert.Equal((exact, bands), (sketch.ExactKey is not null, sketch.BandKeys.Length));
    }

    [Fact]
    public void Exact_key_is_the_start_of_the_sha()
    {
        var sketch = new Sketcher(_options).Sketch(1, DocumentText.FromString("text"), "");
        Assert.StartsWith($"{sketch.ExactKey:x32}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("text"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_off_makes_no_keys(bool exact, bool near)
    {
        var options = new DedupOptions { Exact = exact ? new() : null, Near = near ? new() : null };
        var sketch = new Sketcher(options).Sketch(1, DocumentText.FromString("one two three four five"), "");
        Assert.Equal((exact, near ? 14 : 0), (sketch.ExactKey is not null, sketch.BandKeys.Length));
    }

    [Theory]
    [InlineData("https://a.example/1", "https://A.example:80/2", true)]
    [InlineData("https://a.example/1", "https://b.example/1", false)]
    [InlineData("", "", false)]
    [InlineData("a.example/1", "a.example/1", false)]
    public void Within_a_host_texts_share_keys_where_both_have_it(string url, string other, bool expected)
    {
        var sketcher = new Sketcher(new DedupOptions { Near = new() { WithinHost = true } });
        var keys = sketcher.Sketch(1, DocumentText.FromString("one two three four five six"), url).BandKeys;
        Assert.Equal(expected, keys.Intersect(sketcher.Sketch(2, DocumentText.FromString("one two three four five six"), other).BandKeys).Any());
        Assert.Equal(url.Contains("://", StringComparison.Ordinal) ? 14 : 0, keys.Length);
    }

    [Fact]
    public void Runs_are_sorted_by_key_identity_and_row()
    {
        using var folder = new TemporaryFolder();
        var run = Write(folder, [new(9, _five, null, [7, 1, 1]), new(8, _five, null, [7, 1, 2]), new(8, null, null, []), new(8, _five, null, [6, 1, 0])]);
        Assert.Equal([(5, 8, 1), (5, 8, 3), (5, 9, 0)], Keys(run, 0));
        Assert.Equal([(6, 8, 3), (7, 8, 1), (7, 9, 0)], Keys(run, 2));
        Assert.Equal([(1, 8, 1), (1, 8, 3), (1, 9, 0)], Keys(run, 3));
        Assert.Equal([(0, 8, 3), (1, 9, 0), (2, 8, 1)], Keys(run, 4));
    }

    [Fact]
    public void A_run_of_other_options_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = Write(folder, []);
        var error = Assert.ThrowsAny<RunException>(() => run.Read(0, 0, _options with { Near = new() }));
        Assert.Contains("n-gram 5, bands 3, rows 2, hash bits 32; expected n-gram 5, bands 14, rows 8, hash bits 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_keys_are_not_needed_for_exact_duplicates()
    {
        using var folder = new TemporaryFolder();
        Assert.Single(Write(folder, [new(9, _five, null, [7, 1, 1])]).Read(0, 0, _options with { Near = null }));
    }

    /// <summary>Changes with the format, the words, the shingles or the permutations: then the revision of measure and dedup must be raised.</summary>
    [Fact]
    public void Bytes_of_a_run_never_change()
    {
        using var folder = new TemporaryFolder();
        var sketcher = new Sketcher(_options);
        string[] texts = ["", "Hello, hello world of 42 words!", "天地玄黄宇宙洪荒", "École des Beaux-Arts à Paris, 1968."];
        var run = Write(folder, [.. texts.Select((text, i) => sketcher.Sketch((ulong)i, DocumentText.FromString(text), ""))]);
        Assert.Equal(14384298671809370957UL, XxHash64.Hash(File.ReadAllBytes(run.Path)));
    }

    private static SketchRun Write(TemporaryFolder folder, DocumentSketch[] sketches)
    {
        var run = new SketchRun("unit", folder.File("unit.run"));
        var writer = new SketchWriter(run.Path, _options);
        foreach (var sketch in sketches) writer.Add(sketch);
        writer.Finish();
        return run;
    }

    private static IEnumerable<(int, int, int)> Keys(SketchRun run, int band) =>
        run.Read(band, 0, _options).Select(key => ((int)key.KeyHigh, (int)key.Identity, key.Place.Row));
}
