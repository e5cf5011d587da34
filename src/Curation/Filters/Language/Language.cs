using Curation.Core;
using Curation.Models;

namespace Curation.Filters.Language;

/// <summary>The language a text is written in (ISO 639-1), with its share of the evidence; <c>und</c> with share 0 where there is no letter.</summary>
/// <remarks>Source: n-gram profiles (Cavnar and Trenkle 1994) and frequent words, built from the seeds in Assets/languages.tsv; 29 languages. Longer
/// texts are read in eight pieces of 1 KiB spread over them.
/// A language that is not among the seeds gets the label of a near one, as a rule with a low share.</remarks>
[Stage("language")]
public sealed record Language : Labeler, IChecked
{
    private const int Pieces = 8, PieceBytes = 1024;
    // nats of mean evidence per letter, at which softmax turns into a share; and letters from which on a text is judged in full
    private const double Sharpness = 12, EnoughLetters = 40;
    private LanguageProfiles? _profiles;

    public override string Summary => "Names the language of the text and how sure that is; read at up to eight places.";

    public override string Origin => "letter n-grams and frequent words (Cavnar and Trenkle 1994; Grefenstette 1995), own seeds of 29 languages";

    /// <exception cref="RecipeException">A language to keep is none of those that are known.</exception>
    public override Stage Open(IAssets assets)
    {
        var profiles = LanguageProfiles.Train(assets.Read("builtin:languages"));
        var known = profiles.Languages.Append("und").Order(StringComparer.Ordinal).ToList();
        var unknown = (Keep ?? []).Except(known).Select(label => $"keep: \"{label}\" is unknown").ToList();
        if (unknown.Count == 0) return this with { _profiles = profiles };
        throw new RecipeException([.. unknown[..^1], $"{unknown[^1]}; known: {string.Join(", ", known)}"]);
    }

    public IEnumerable<string> Mistakes()
    {
        if (Min is < 0 or > 1) yield return FormattableString.Invariant($"min: {Min} is out of range; expected a share from 0 to 1");
    }

    public override Label Classify(Document document)
    {
        var profiles = _profiles ?? throw new InvalidOperationException("language is not opened");
        var text = document.Text.Utf8;
        var sums = new int[profiles.SumLength];
        var letters = 0;
        if (text.Length <= Pieces * PieceBytes) letters = profiles.Add(text, sums);
        else for (var piece = 0; piece < Pieces; piece++) letters += profiles.Add(Piece(text, piece), sums);
        return letters == 0 ? new Label("und", 0) : Best(profiles, sums, letters);
    }

    private static Label Best(LanguageProfiles profiles, int[] sums, int letters)
    {
        var best = 0;
        for (var i = 1; i < profiles.Languages.Count; i++) best = sums[i] > sums[best] ? i : best;
        var scale = Sharpness * Math.Min(1, letters / EnoughLetters) / letters;
        var total = 0.0;
        for (var i = 0; i < profiles.Languages.Count; i++) total += Math.Exp(LanguageProfiles.ToNats(sums[i] - sums[best]) * scale);
        return new Label(profiles.Languages[best], 1 / total);
    }

    /// <summary>One of eight pieces, evenly spread, begun and ended between code points.</summary>
    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> text, int piece)
    {
        var start = (int)((long)(text.Length - PieceBytes) * piece / (Pieces - 1));
        var end = start + PieceBytes;
        while (start < text.Length && (text[start] & 0xC0) == 0x80) start++;
        while (end < text.Length && (text[end] & 0xC0) == 0x80) end++;
        return text[start..end];
    }
}
