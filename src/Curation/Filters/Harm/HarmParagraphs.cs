using System.Buffers;
using System.ComponentModel.DataAnnotations;
using Curation.Core;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Harm;

/// <summary>Cuts the paragraphs whose harm density is above the range, so that a page need not fall for one of them.</summary>
/// <remarks>Source: our span-level rule; a short paragraph counts as 100 words long, and two different terms are needed, as in harm-density.</remarks>
[Stage("harm-paragraphs")]
internal sealed record HarmParagraphs : Transform
{
    private HarmView? _view;

    /// <summary>Terms and their classes.</summary>
    public string Lexicon { get; init; } = "builtin:harm";

    /// <summary>Terms of a text's language count, and those of none; of this one where no stage before names it, or the lexicon has no terms of it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The density above which a paragraph goes.</summary>
    [Range(0.0, double.MaxValue)]
    public double MaxDensity { get; init; } = 12;

    /// <summary>Domains of medicine, law or education, whose pages are exempt; a path or <c>builtin:name</c>.</summary>
    public string? ExemptHosts { get; init; }

    internal SharedHarm? Shared { get; init; }

    public override int Revision => 6;

    public override bool ReadsLanguage => true;

    public override string Summary => "cuts paragraphs with more obscene words and slurs per 1,000 words than allowed";

    public override string Origin => "our span-level rule, after Dodge et al. 2021 (arXiv 2104.08758)";

    public override Stage Open(IAssets assets) => this with { _view = HarmView.Open(assets, Lexicon, Language, ExemptHosts, Shared) };

    public override DocumentText Apply(Document document)
    {
        var (cut, _) = Cut(document);
        if (cut.Count == 0) return document.Text;
        var text = document.Text.Utf8;
        var output = new ArrayBufferWriter<byte>(text.Length);
        var at = 0;
        foreach (var (start, end) in cut)
        {
            output.Write(text[at..start]);
            at = end;
        }

        output.Write(text[at..]);
        return DocumentText.FromUtf8(output.WrittenMemory);
    }

    /// <summary>The paragraphs that go, each with the empty line behind it, and how many there are in all.</summary>
    internal (List<(int Start, int End)> Cut, int Paragraphs) Cut(Document document)
    {
        var reading = (_view ?? throw new InvalidOperationException("harm-paragraphs is not opened")).Of(document);
        var cut = new List<(int, int)>();
        if (reading.Hits.Count == 0) return (cut, 0);
        var text = document.Text.Utf8;
        var (paragraphs, hit) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            var first = hit;
            while (hit < reading.Hits.Count && reading.Hits[hit].Start < end) hit++;
            if (text[start..end].ContainsAnyExcept((byte)'\n')) paragraphs++;
            if (hit > first && DensityOf(text[start..end], reading.Hits.Skip(first).Take(hit - first)) > MaxDensity) cut.Add((start, end));
            start = end;
        }

        return (cut, paragraphs);
    }

    private static double DensityOf(ReadOnlySpan<byte> paragraph, IEnumerable<HarmHit> hits)
    {
        using var words = new WordBuffer(paragraph);
        return HarmReading.DensityOf(hits, words.Words.Length);
    }

    // behind the newlines that end it
    private static int EndOf(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOf("\n\n"u8);
        if (length < 0) return text.Length;
        var end = start + length;
        while (end < text.Length && text[end] == '\n') end++;
        return end;
    }
}
