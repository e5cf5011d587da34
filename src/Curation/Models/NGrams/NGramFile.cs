using Curation.Core;

namespace Curation.Models.NGrams;

/// <summary>The model that an option of a stage names.</summary>
internal static class NGramFile
{
    /// <exception cref="RecipeException">The option is not set, or there is no such model.</exception>
    public static NGramModel Open(string stage, string option, string? name, IAssets assets)
    {
        if (name is null) throw new RecipeException($"{stage}: {option} is needed; expected an n-gram model in the ARPA format, plain, gzip or zstd");
        using var stream = assets.Open(name);
        return NGramModel.Read(name, stream);
    }
}
