using Curation.Core;
using Curation.Models;
using Curation.Models.FastText;
using Curation.Models.Languages;

namespace Curation.Filters.Language;

/// <summary>The built-in identifier, or a fastText model of the user's.</summary>
internal static class LanguageModels
{
    public const string BuiltIn = "builtin:languages";
    private const int LabelsShown = 100;

    public static ILanguageModel Open(IAssets assets, string name)
    {
        if (name == BuiltIn) return LanguageModel.Read(assets.Read(name));
        using var stream = assets.Open(name);
        return FastTextModel.Read(name, stream);
    }

    /// <exception cref="RecipeException">A label is none of the model's.</exception>
    public static void Check(ILanguageModel model, string option, IEnumerable<string> labels)
    {
        var known = model.Labels.Append(LanguageModel.Undetermined).Order(StringComparer.Ordinal).ToList();
        var unknown = labels.Except(known).Select(label => $"{option}: \"{label}\" is unknown").ToList();
        if (unknown.Count == 0) return;
        var more = known.Count > LabelsShown ? $" and {known.Count - LabelsShown} more" : "";
        throw new RecipeException([.. unknown[..^1], $"{unknown[^1]}; known: {string.Join(", ", known.Take(LabelsShown))}{more}"]);
    }
}
