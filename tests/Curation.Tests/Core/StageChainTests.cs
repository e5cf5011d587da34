using Curation.Core;
using Curation.Text;

namespace Curation.Tests.Core;

public sealed class StageChainTests
{
    private static readonly StageChain _chain = new([
        new("length", "length", new Length { Min = 3, Max = 6 }),
        new("shout", "shout", new Shout()),
        new("tongue", "tongue", new Tongue { Keep = ["upper"], Min = 0.5 }),
        new("short", "length", new Length { Max = 5 }),
    ]);

    [Theory]
    [InlineData("abcd", null, 4)]
    [InlineData("ab", "length/length", 2)]
    [InlineData("abcdefg", "length/length", 7)]
    [InlineData("abcdef", "short/length", 6)]
    public void The_first_broken_rule_decides_with_its_number(string text, string? reason, double value)
    {
        var measurement = _chain.Measure(Of(text));
        var verdict = _chain.Judge(measurement.Values, measurement.Labels);
        Assert.Equal(reason, verdict.Reason);
        if (reason is not null) Assert.Equal(value, verdict.Value);
    }

    [Fact]
    public void Later_stages_see_the_rewritten_text()
    {
        var measurement = _chain.Measure(Of("abcd"));
        Assert.Equal("ABCD", measurement.Final.Text.ToString());
        Assert.Equal(["upper"], measurement.Labels);
        Assert.Equal(["length/length", "tongue/score", "short/length"], _chain.Signals.Select(signal => signal.Name));
    }

    [Fact]
    public void Until_drop_measures_no_further()
    {
        Assert.Equal(1, _chain.Measure(Of("ab"), untilDrop: true).Measured);
        Assert.Equal(3, _chain.Measure(Of("ab")).Measured);
    }

    [Theory]
    [InlineData(2, null, 2.0, true)]
    [InlineData(2, null, 1.9, false)]
    [InlineData(null, 2.0, 2.0, true)]
    [InlineData(null, 2.0, 2.1, false)]
    [InlineData(0, 0.0, 0.0, true)]
    [InlineData(1, 2.0, double.NaN, true)]
    public void Ranges_include_their_ends_and_pass_the_undefined(int? min, double? max, double value, bool allowed) =>
        Assert.Equal(allowed, new Length { Min = min, Max = max }.Allows(value));

    [Fact]
    public void What_a_transform_cuts_is_counted_beside_the_signals()
    {
        var chain = new StageChain([
            new("tail", "tail", new Tail()), new("length", "length", new Length { Max = 3 }), new("both", "one", new Tail()), new("both", "two", new Tail()),
        ]);
        Assert.Equal(
            [
                "tail/removed-characters", "tail/removed-lines", "length/length", "both/removed-characters", "both/removed-lines",
                "both/two-removed-characters", "both/two-removed-lines",
            ],
            chain.Signals.Select(signal => signal.Name));
        var measurement = chain.Measure(Of("é\nbc\ndef"));
        Assert.Equal([4, 1, 5, 3, 1, 1, 1], measurement.Values);
        Assert.Equal("length/length", chain.Judge(measurement.Values, measurement.Labels).Reason);
        Assert.Equal("", measurement.Final.Text.ToString());
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], chain.Measure(Of("")).Values);
    }

    private static Document Of(string text) => new("test", "1", "", DocumentText.FromString(text));

    private sealed record Length : Filter
    {
        public override string Summary => "";

        public override string Origin => "";

        public override bool IsInteger => true;

        public override double Measure(Document document) => document.Text.ByteCount;
    }

    private sealed record Shout : Transform
    {
        public override string Summary => "";

        public override string Origin => "";

        public override DocumentText Apply(Document document) => DocumentText.FromString(document.Text.ToString().ToUpperInvariant());
    }

    /// <summary>Cuts the last line.</summary>
    private sealed record Tail : Transform
    {
        public override string Summary => "";

        public override string Origin => "";

        public override bool CountsCuts => true;

        public override DocumentText Apply(Document document) =>
            document.Text.ByteCount == 0 ? document.Text : DocumentText.FromUtf8(document.Text.Memory[..Math.Max(0, document.Text.Utf8.LastIndexOf((byte)'\n'))]);
    }

    private sealed record Tongue : Labeler
    {
        public override string Summary => "";

        public override string Origin => "";

        public override Label Classify(Document document) =>
            new(document.Text.ToString() is var text && text == text.ToUpperInvariant() ? "upper" : "lower", 0.75);
    }
}
