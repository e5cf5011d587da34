using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Language;

/// <summary>The share of characters in lines of one language, among the lines that are in any; undefined where none is.</summary>
/// <remarks>Source: line-wise identification as in CCNet (Wenzek et al. 2020) and OSCAR (Abadji et al. 2022). A line shorter than 40 bytes is judged together
/// with those that follow it.</remarks>
[Stage("language-share")]
public sealed record LanguageShare : Filter
{
    private const int LeastBytes = 40;
    private ILanguageModel? _model;

    /// <summary>The language; null: the one that most characters are in.</summary>
    public string? Language { get; init; }

    /// <summary>As for the stage <c>language</c>.</summary>
    public string Model { get; init; } = LanguageModels.BuiltIn;

    public override string Summary => "Share of the text's characters that stand in lines of one language; undefined where none is in any.";

    public override string Origin => "CCNet (Wenzek et al. 2020), OSCAR (Abadji et al. 2022): identification by line";

    /// <exception cref="RecipeException">The model cannot be read, or does not know the language.</exception>
    public override Stage Open(IAssets assets)
    {
        var model = LanguageModels.Open(assets, Model);
        if (Language is not null) LanguageModels.Check(model, "language", [Language]);
        return this with { _model = model };
    }

    public override Bounds Bounds => Bounds.Share;

    public override double Measure(Document document)
    {
        var model = _model ?? throw new InvalidOperationException("language-share is not opened");
        var text = document.Text.Utf8;
        var characters = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var rest = text; !rest.IsEmpty;)
        {
            var size = PieceLength(rest);
            if (model.Best(rest[..size]) is { } label)
                CollectionsMarshal.GetValueRefOrAddDefault(characters, label.Name, out _) += CodePoints.Count(rest[..size]);
            rest = rest[size..];
        }

        if (characters.Count == 0) return double.NaN;
        var counted = Language is null ? characters.Values.Max() : characters.GetValueOrDefault(Language);
        return (double)counted / characters.Values.Sum();
    }

    /// <summary>A line with its end, or as many as make up the least length.</summary>
    private static int PieceLength(ReadOnlySpan<byte> text)
    {
        if (text.Length <= LeastBytes) return text.Length;
        var end = text[LeastBytes..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : LeastBytes + end + 1;
    }
}
