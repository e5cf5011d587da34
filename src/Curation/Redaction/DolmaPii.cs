using System.Buffers;
using System.Globalization;
using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Redaction;

/// <summary>Dolma's replacement of e-mail addresses, phone numbers and IP addresses by <c>|||EMAIL_ADDRESS|||</c>, <c>|||PHONE_NUMBER|||</c> and
/// <c>|||IP_ADDRESS|||</c>; pages with more than five of them fall by <c>dolma-personal-data-count</c>.</summary>
/// <remarks>Source: Soldaini et al. 2024 (Dolma), section 5.3; dolma <c>taggers/pii.py</c>, <c>configs/dolma-v1_7</c>. The expressions as they are: an
/// address at the very end of a text stays. White space and marks around a value stay too; values that overlap become one.</remarks>
[Stage("dolma-pii")]
internal sealed record DolmaPii : Transform
{
    private static readonly byte[][] _tokens = ["|||EMAIL_ADDRESS|||"u8.ToArray(), "|||PHONE_NUMBER|||"u8.ToArray(), "|||IP_ADDRESS|||"u8.ToArray()];

    public override bool TellsSpans => true;

    public override string Summary =>
        "Dolma's replacement of e-mail addresses, US phone numbers and dotted quads by its tokens; the white space before a phone number stays";

    public override string Origin => "Soldaini et al. 2024 (Dolma), section 5.3; dolma taggers/pii.py, configs/dolma-v1_7";

    public override DocumentText Apply(Document document)
    {
        var text = document.Text.Utf8;
        var matches = Merged(text);
        if (matches.Count == 0) return document.Text;
        var output = new ArrayBufferWriter<byte>(text.Length + 64);
        var copied = 0;
        foreach (var match in matches)
        {
            output.Write(text[copied..match.Start]);
            output.Write(_tokens[(int)match.Kind]);
            copied = match.End;
        }

        output.Write(text[copied..]);
        return DocumentText.FromUtf8(output.WrittenMemory);
    }

    /// <summary>The same: it leaves tokens of types.</summary>
    public override DocumentText ApplyForDedup(Document document) => Apply(document);

    public override string? Spans(Document document)
    {
        var matches = Merged(document.Text.Utf8);
        return matches.Count == 0 ? null : new StringBuilder().AppendJoin(
            ", ", matches.Select(match => string.Create(CultureInfo.InvariantCulture, $"{Name(match.Kind)} {match.Start}-{match.End}"))).ToString();
    }

    private static string Name(DolmaKind kind) => kind switch { DolmaKind.Email => "email", DolmaKind.Phone => "phone", _ => "ip" };

    /// <summary>The matches in order; one that overlaps the match before is a part of it.</summary>
    private static List<DolmaMatch> Merged(ReadOnlySpan<byte> text)
    {
        using var found = DolmaPersonalData.Find(text);
        var merged = new List<DolmaMatch>();
        foreach (var match in found.Items.ToArray().OrderBy(match => match.Start).ThenBy(match => match.Kind))
        {
            if (merged.Count > 0 && match.Start < merged[^1].End) merged[^1] = merged[^1] with { End = Math.Max(match.End, merged[^1].End) };
            else merged.Add(match);
        }

        return merged;
    }
}
